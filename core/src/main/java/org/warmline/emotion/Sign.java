package org.warmline.emotion;

/**
 * Something in a text that is not a word: an emoji, a typed face, or a run of exclamation and question marks.
 *
 * @param from first UTF-16 offset
 * @param to offset after the last one
 * @param text as written, for an emoji without skin tone and presentation marks
 * @param sentence number of the sentence it stands in or closes
 * @param quoted in somebody else's words
 */
record Sign(Kind kind, int from, int to, String text, int sentence, boolean quoted) {
    enum Kind {
        EMOJI,
        FACE,
        MARKS
    }

    long count(char mark) {
        return text.chars().filter(each -> each == mark).count();
    }
}
