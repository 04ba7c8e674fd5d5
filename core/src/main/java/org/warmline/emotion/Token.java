package org.warmline.emotion;

/**
 * One word of a text.
 *
 * @param from first UTF-16 offset
 * @param to offset after the last one
 * @param word lower case, straight apostrophes, letters repeated three times or more cut to two ("sooo" is "soo")
 * @param plain the same with repeated letters cut to one ("so"); equal to {@code word} when nothing was drawn out
 * @param capitals written in capitals, two letters or more
 * @param sentence number of the sentence, from 0
 * @param clause number of the clause, from 0; goes up at commas and the like too
 * @param quoted inside quotation marks or in a line that begins with {@code >}: somebody else's words
 */
record Token(int from, int to, String word, String plain, boolean capitals, int sentence, int clause, boolean quoted) {
    /** Whether letters were drawn out, as in "sooo". */
    boolean drawnOut() {
        return !word.equals(plain);
    }
}
