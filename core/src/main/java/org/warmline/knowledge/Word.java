package org.warmline.knowledge;

/**
 * A word that says something about what a text is about.
 *
 * @param stem what words are compared by
 * @param surface as written, in lower case
 */
record Word(String stem, String surface) {}
