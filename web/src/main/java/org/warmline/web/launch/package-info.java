/**
 * How a Warmline process begins and ends: settings from the environment, the checks before the first request, the Micronaut context,
 * an orderly stop.
 *
 * <p>Entry types: {@link org.warmline.web.launch.Settings} is all that can be set; {@link org.warmline.web.launch.Service} runs the
 * beans on the class path with them; {@link org.warmline.web.launch.Lifecycle} is a main method's frame around both.
 */
@NullMarked
package org.warmline.web.launch;

import org.jspecify.annotations.NullMarked;
