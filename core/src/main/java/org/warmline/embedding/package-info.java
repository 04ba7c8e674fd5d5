/**
 * Texts as vectors: what means the same lies close together. A small model in the process, whose file comes with the program;
 * nothing is sent anywhere.
 *
 * <p>Entry types: {@link org.warmline.embedding.Embedder} turns a text into an {@link org.warmline.embedding.Embedding}, which is
 * a {@link org.warmline.embedding.Vector} or says why there is none. Whoever asks must have another way: the model may be switched
 * off, still loading, broken, or too slow just now.
 */
@NullMarked
package org.warmline.embedding;

import org.jspecify.annotations.NullMarked;
