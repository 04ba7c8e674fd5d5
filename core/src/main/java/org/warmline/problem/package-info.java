/** Refusals with stable codes, the same over HTTP and WebSocket. Knows neither. */
@NullMarked
package org.warmline.problem;

import org.jspecify.annotations.NullMarked;
