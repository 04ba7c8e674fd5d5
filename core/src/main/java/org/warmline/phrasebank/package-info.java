/**
 * The phrase bank: what can be said, why it fits, and what people did with it.
 *
 * <p>Entry types: {@link org.warmline.phrasebank.PhraseBank} loads, suggests and remembers outcomes;
 * {@link org.warmline.phrasebank.SuggestionRequest} and {@link org.warmline.phrasebank.Suggestion} are what goes in and out.
 *
 * <pre>
 * phrases/&lt;locale&gt;/*.yaml --ShippedPhrases--&gt; situation 1--n phrase 1--n suggestion (offered, with its outcome)
 *                                              |         PhraseStore         | OfferedSuggestions
 *                                              v                             v
 *                                      LucenePhraseIndex               TrackRecord
 *                                              \--&gt; Suitability --&gt; Ranking &lt;--/ --&gt; Variety
 * </pre>
 *
 * <p>PostgreSQL holds the truth, a Lucene index in memory finds, by words from the start and by meaning once {@code WordingVectors} has the
 * vectors; it rebuilds itself whenever it is missing or broken. Stands on
 * {@code workspace} and on the labels of {@code emotion}.
 */
@NullMarked
package org.warmline.phrasebank;

import org.jspecify.annotations.NullMarked;
