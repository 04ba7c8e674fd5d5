package org.warmline.phrasebank;

/** One entry of a file somebody imports, as far as the file itself could be read. */
public sealed interface ImportedLine {
    /** Its place in the file, for people: a line of a table or the number of an entry. */
    int line();

    /**
     * A phrase with all that our own exports say.
     *
     * @param state as in {@link PhraseEntry}
     */
    record Complete(int line, String locale, String key, PhraseDraft draft, String state) implements ImportedLine {}

    /**
     * A text with a name, from a program that knows no situations; its language is that of the import.
     *
     * @param text with our placeholders in the place of theirs
     */
    record Bare(int line, String name, String text) implements ImportedLine {}

    /** What cannot be imported. The reason is a sentence. */
    record Unusable(int line, String text, String reason) implements ImportedLine {}

    /** A situation that comes with the phrases; made when one of them needs it and it is not there. */
    record InLanguage(String locale, SituationDraft situation) {}
}
