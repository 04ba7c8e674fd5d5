package org.warmline.phrasebank;

/** A phrase file that does not keep to its format; the message names the file and the phrase, and says what to mend. */
final class PhraseFormatException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    PhraseFormatException(String where, String problem) {
        super(where + ": " + problem);
    }

    PhraseFormatException(String where, Throwable cause) {
        super(where + ": " + cause.getMessage(), cause);
    }
}
