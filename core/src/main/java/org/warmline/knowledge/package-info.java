/**
 * What the business knows and the assistant may answer from, always with its source.
 *
 * <p>Entry types: {@link org.warmline.knowledge.Knowledge} keeps and finds, {@link org.warmline.knowledge.ArticleDraft} reads an
 * article's file. PostgreSQL holds the truth (table {@code article}), a Lucene index in memory finds candidates, and
 * {@code Fit} decides whether one of them answers at all. Stands on {@code workspace} and {@code storage}.
 */
@NullMarked
package org.warmline.knowledge;

import org.jspecify.annotations.NullMarked;
