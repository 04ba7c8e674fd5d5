/**
 * What staff see and do: the list, one conversation with its reasons, assigning, escalating, resolving.
 *
 * <p>Entry types: {@link org.warmline.desk.Desk} acts, {@link org.warmline.desk.ConversationViews} shows,
 * {@link org.warmline.desk.EmotionReadings} keeps what was heard, {@link org.warmline.desk.ReadingCorrections} what staff say of it. Stands on {@code conversation}, {@code emotion},
 * {@code satisfaction} and {@code access}.
 */
@NullMarked
package org.warmline.desk;

import org.jspecify.annotations.NullMarked;
