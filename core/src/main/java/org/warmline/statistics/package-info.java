/**
 * Formulas that several features need, each with its source. Entry type: {@link org.warmline.statistics.Wilson}.
 */
@NullMarked
package org.warmline.statistics;

import org.jspecify.annotations.NullMarked;
