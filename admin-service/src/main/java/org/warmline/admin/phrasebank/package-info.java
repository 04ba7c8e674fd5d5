/**
 * The phrase bank over HTTP, for its owner; leads may read.
 *
 * <p>Entry types: {@link org.warmline.admin.phrasebank.PhraseController} for single phrases,
 * {@link org.warmline.admin.phrasebank.PhraseFileController} for import and export,
 * {@link org.warmline.admin.phrasebank.RebuildController} for the index. They read what is asked for and hand it to
 * {@code org.warmline.phrasebank}; records come from {@code org.warmline.report}.
 */
@NullMarked
package org.warmline.admin.phrasebank;

import org.jspecify.annotations.NullMarked;
