package org.warmline.draft;

/**
 * A word as written in a text.
 *
 * @param from first UTF-16 offset
 * @param to offset after the last one
 * @param word lower case, with straight apostrophes
 * @param sentence counts from 0
 * @param clause counts from 0, through all sentences
 * @param quoted somebody else's words: between quotation marks, or on a line that begins with {@code >}
 */
record Token(int from, int to, String word, int sentence, int clause, boolean quoted) {
    boolean number() {
        return Character.isDigit(word.codePointAt(0));
    }
}
