/** Sliding-window limits, and maps that stay small. Stands on nothing. */
@NullMarked
package org.warmline.limit;

import org.jspecify.annotations.NullMarked;
