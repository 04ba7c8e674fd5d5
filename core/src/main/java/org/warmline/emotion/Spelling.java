package org.warmline.emotion;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways one word is commonly typed. */
final class Spelling {
    /** What other words become when their apostrophe is left out: for these it must stand. */
    private static final Set<String> OTHER_WORDS =
            Set.of("ill", "hell", "well", "shell", "were", "id", "wed", "shed", "its");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    /** Those a keyboard needs a second stroke for; "ñ", "ã" and "ç" have a key of their own where they are written. */
    private static final Pattern DEAD_KEYS = Pattern.compile("[\u0300\u0301\u0302\u0308]+");

    private Spelling() {}

    /**
     * The word; the same without its apostrophe when that is not another word; and all that without accents, which customers
     * leave out. Germans write "ae" for "ä" instead: "schon" is not "schön".
     */
    static Set<String> variants(String word, String language) {
        Set<String> variants = new LinkedHashSet<>();
        variants.add(word);
        String bare = word.replace("'", "");
        if (bare.length() > 1 && !OTHER_WORDS.contains(bare)) {
            variants.add(bare);
        }
        for (String each : List.copyOf(variants)) {
            if (language.equals("de")) {
                variants.add(each.replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss"));
            } else {
                variants.add(without(ACCENTS, each));
                variants.add(without(DEAD_KEYS, each));
            }
        }
        return Set.copyOf(variants);
    }

    private static String without(Pattern accents, String word) {
        String bare =
                accents.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }
}
