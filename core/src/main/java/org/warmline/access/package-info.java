/**
 * Who may do what: the one place that decides, for HTTP, WebSocket, exports and webhooks alike.
 *
 * <p>{@link org.warmline.access.Permission} says which kinds of callers may ever do a thing; {@link org.warmline.access.Access}
 * says whether this caller may touch this conversation. Stands on {@code workspace} and {@code contact}.
 */
@NullMarked
package org.warmline.access;

import org.jspecify.annotations.NullMarked;
