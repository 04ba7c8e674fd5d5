package org.warmline.emotion;

/**
 * A term found in a text.
 *
 * @param first index of its first word
 * @param end index after its last word
 */
record Hit(int first, int end, Term term) {
    int length() {
        return end - first;
    }
}
