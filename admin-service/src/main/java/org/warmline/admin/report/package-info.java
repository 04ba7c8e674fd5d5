/**
 * Reports over HTTP, for leads and owners.
 *
 * <p>Entry type: {@link org.warmline.admin.report.SatisfactionReportController}. Reads what was asked for and hands it to
 * {@code org.warmline.report}.
 */
@NullMarked
package org.warmline.admin.report;

import org.jspecify.annotations.NullMarked;
