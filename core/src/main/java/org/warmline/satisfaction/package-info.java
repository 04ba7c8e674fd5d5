/**
 * The question after a conversation is resolved, and its answer.
 *
 * <p>Stands on {@code conversation}.
 */
@NullMarked
package org.warmline.satisfaction;

import org.jspecify.annotations.NullMarked;
