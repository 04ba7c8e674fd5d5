/**
 * What an agent's draft does for the customer it answers, before it is sent: quiet hints with the words concerned, never a block,
 * never a score.
 *
 * <p>Entry types: {@link org.warmline.draft.DraftCheck} reads a draft, {@link org.warmline.draft.Hint} is what it has to say. Stands
 * on {@code emotion}. The words are in {@code draft/<language>} on the class path, in files that {@code Wording} explains. Nothing
 * here stores anything or talks to anyone.
 */
@NullMarked
package org.warmline.draft;

import org.jspecify.annotations.NullMarked;
