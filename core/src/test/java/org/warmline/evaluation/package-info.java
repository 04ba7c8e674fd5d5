/** The program that measures the empathy engine: {@code ./warmline evaluate}. */
@NullMarked
package org.warmline.evaluation;

import org.jspecify.annotations.NullMarked;
