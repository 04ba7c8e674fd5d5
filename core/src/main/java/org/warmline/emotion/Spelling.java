package org.warmline.emotion;

import java.util.Set;

/** The ways one word is commonly typed. */
final class Spelling {
    /** What other words become when their apostrophe is left out: for these it must stand. */
    private static final Set<String> OTHER_WORDS =
            Set.of("ill", "hell", "well", "shell", "were", "id", "wed", "shed", "its");

    private Spelling() {}

    /** The word, and the same without its apostrophe when that is not another word. */
    static Set<String> variants(String word) {
        String bare = word.replace("'", "");
        boolean sayable = !bare.equals(word) && !OTHER_WORDS.contains(bare);
        return sayable ? Set.of(word, bare) : Set.of(word);
    }
}
