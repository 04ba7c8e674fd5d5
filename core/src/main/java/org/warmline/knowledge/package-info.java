/**
 * What the business knows and the assistant may answer from, always with its source.
 *
 * <p>PostgreSQL holds the truth, a Lucene index finds. Stands on {@code workspace}.
 */
@NullMarked
package org.warmline.knowledge;

import org.jspecify.annotations.NullMarked;
