/** Sliding-window limits. Stands on nothing. */
@NullMarked
package org.warmline.limit;

import org.jspecify.annotations.NullMarked;
