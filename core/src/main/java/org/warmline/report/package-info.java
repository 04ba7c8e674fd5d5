/**
 * What owners and leads read: every figure with its count and its interval.
 *
 * <p>Entry type: {@link org.warmline.report.SatisfactionReport}. May read every feature's tables; nothing depends on it.
 *
 * <p>No report has figures of one agent. Shares are made from pooled counts and never from other shares.
 */
@NullMarked
package org.warmline.report;

import org.jspecify.annotations.NullMarked;
