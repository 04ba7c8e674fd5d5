/**
 * What the automated assistant says while it has the conversation.
 *
 * <p>Entry type: {@link org.warmline.chat.assistant.Assistant} turns a {@link org.warmline.chat.assistant.Hearing} into an
 * {@link org.warmline.chat.assistant.AssistantTurn}. Nothing here stores or sends anything. Facts come only from the business's
 * articles, unchanged; everything else it can say is in {@code EnglishWords}. Stands on {@code knowledge} and {@code emotion}.
 */
@NullMarked
package org.warmline.chat.assistant;

import org.jspecify.annotations.NullMarked;
