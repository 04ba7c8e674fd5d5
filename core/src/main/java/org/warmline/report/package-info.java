/**
 * What owners and leads read: every figure with its count and its interval.
 *
 * <p>May read every feature's tables; nothing depends on it.
 */
@NullMarked
package org.warmline.report;

import org.jspecify.annotations.NullMarked;
