package org.warmline.emotion;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is in a language the lexicons know, by counting its commonest words. No more than that: a proper language
 * detector may replace it.
 */
final class LanguageGuess {
    static final String UNKNOWN = "und";

    private static final int SHORT_TEXT = 3;
    /** Shorter words of the lexicon stand in too many languages. */
    private static final int TELLING_LENGTH = 4;

    private final Map<String, Set<String>> languagesByWord = new HashMap<>();

    LanguageGuess() {
        for (String[] row : Lexicon.rows("und/common-words.tsv")) {
            for (String word : row[1].split(" ")) {
                for (String spelling : Spelling.variants(word)) {
                    languagesByWord
                            .computeIfAbsent(spelling, key -> new HashSet<>())
                            .add(row[0]);
                }
            }
        }
    }

    /**
     * The language to read the text in.
     *
     * @param lexicon a known language's lexicon, tried first
     * @param locale the customer's hint, or null
     * @return that lexicon's language when the text is in it; else the hint's language when it may be right, else "und"
     */
    String of(TextFeatures features, Lexicon lexicon, @Nullable String locale) {
        String hint = language(locale);
        String known = lexicon.language();
        List<Token> words = features.words();
        if (words.isEmpty()) {
            return hint;
        }
        String otherThanKnown = hint.equals(known) ? UNKNOWN : hint;
        if (mostlyForeignLetters(features)) {
            return otherThanKnown;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Token word : words) {
            Set<String> languages = languagesByWord.getOrDefault(word.word(), Set.of());
            languages.forEach(language -> counts.merge(language, 1, Integer::sum));
            if (languages.isEmpty() && word.word().length() >= TELLING_LENGTH && speaks(lexicon, word)) {
                counts.merge(known, 1, Integer::sum);
            }
        }
        int here = counts.getOrDefault(known, 0);
        int elsewhere = counts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(known))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        int hinted = counts.getOrDefault(hint, 0);
        if (here > elsewhere || (here == elsewhere && here > 0 && (otherThanKnown.equals(UNKNOWN) || hinted < here))) {
            return known;
        }
        if (elsewhere > here) {
            return otherThanKnown;
        }
        boolean shortEnough = words.size() <= SHORT_TEXT && (hint.equals(known) || hint.equals(UNKNOWN));
        return here == 0 && shortEnough ? known : otherThanKnown;
    }

    /** The language of a BCP 47 tag, or "und" for null or anything that is none. */
    static String language(@Nullable String locale) {
        String language = locale == null
                ? ""
                : Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        return language.isEmpty() ? UNKNOWN : language;
    }

    private static boolean speaks(Lexicon lexicon, Token word) {
        return lexicon.feelings().knows(word)
                || lexicon.concerns().knows(word)
                || lexicon.urgency().knows(word);
    }

    private static boolean mostlyForeignLetters(TextFeatures features) {
        int letters = 0;
        int foreign = 0;
        for (Token word : features.words()) {
            int first = features.text().codePointAt(word.from());
            if (Character.isLetter(first)) {
                letters++;
                foreign += Character.UnicodeScript.of(first) == Character.UnicodeScript.LATIN ? 0 : 1;
            }
        }
        return foreign * 2 > letters;
    }
}
