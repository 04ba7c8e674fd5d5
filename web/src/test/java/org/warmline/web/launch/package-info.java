/** Tests of how a process begins and ends. */
@NullMarked
package org.warmline.web.launch;

import org.jspecify.annotations.NullMarked;
