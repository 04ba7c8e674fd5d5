/**
 * Who gets which conversation, and why.
 *
 * <p>{@link org.warmline.routing.RoutingPolicy} decides (pure), {@link org.warmline.routing.Router} acts whenever something is
 * queued or somebody becomes free. Stands on {@code conversation} and {@code workspace}.
 */
@NullMarked
package org.warmline.routing;

import org.jspecify.annotations.NullMarked;
