/**
 * The phrase bank: what can be said, why it fits, and what people did with it.
 *
 * <p>PostgreSQL holds the truth, a Lucene index finds; it rebuilds itself whenever it is missing. Stands on
 * {@code workspace} and on the labels of {@code emotion}.
 */
@NullMarked
package org.warmline.phrasebank;

import org.jspecify.annotations.NullMarked;
