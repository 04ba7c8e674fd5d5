package org.warmline.emotion;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which language a text is in: by its script, else by its words and letters ({@link LanguageProfiles}), starting from what the
 * browser says and what the customer wrote before, so that an "ok" in the middle changes nothing.
 */
final class LanguageGuess {
    static final String UNKNOWN = "und";

    /** Scripts that say which language it is, or which is by far the likeliest. */
    private static final Map<UnicodeScript, String> BY_SCRIPT = new EnumMap<>(Map.ofEntries(
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.HAN, "zh"),
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.DEVANAGARI, "hi"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.GEORGIAN, "ka")));

    private static final String UKRAINIAN = "іїєґ";
    private static final String PERSIAN = "پچژگ";

    /** What the browser says, in units of log-likelihood; two or three telling words outweigh it. */
    private static final double FROM_LOCALE = 6;

    private static final double FROM_ENGLISH = 1;
    /** A language we do not speak must be likelier by so much: reading Galician as Portuguese helps more than not reading it. */
    private static final double FOREIGN = 4;

    private static final int EARLIER_MESSAGES = 6;
    private static final double EARLIER_SHARE = 0.3;
    private static final double EARLIER_MOST = 6;
    /** So near to the best one, by the text alone, that it may be this one after all. */
    private static final double NEAR = 2;

    private final Set<String> spoken;

    /** @param spoken the languages that can be read */
    LanguageGuess(Set<String> spoken) {
        this.spoken = Set.copyOf(spoken);
    }

    /** Learnt when first asked, which is after the start. */
    private static final class Learnt {
        static final LanguageProfiles PROFILES = new LanguageProfiles();
    }

    /**
     * What was found.
     *
     * @param language BCP 47 tag, "und" when nothing says which
     * @param near other spoken languages that the text may be in
     */
    record Guess(String language, List<String> near) {}

    /**
     * Guesses the language of a text.
     *
     * @param locale the customer's hint, or null
     * @param history earlier messages, oldest first
     */
    Guess of(String text, @Nullable String locale, List<Turn> history) {
        String hint = language(locale);
        String script = byScript(text, hint);
        if (script != null) {
            return new Guess(script, List.of());
        }
        LanguageProfiles profiles = Learnt.PROFILES;
        List<String> languages = profiles.languages();
        double[] alone = profiles.logLikelihoods(text);
        boolean wordless = Arrays.stream(alone).allMatch(likelihood -> likelihood == 0);
        double[] all = alone.clone();
        history.stream()
                .filter(Turn::fromCustomer)
                .skip(Math.max(0, history.stream().filter(Turn::fromCustomer).count() - EARLIER_MESSAGES))
                .forEach(turn -> addEarlier(all, profiles.logLikelihoods(turn.text())));
        if (wordless && Arrays.equals(all, alone)) {
            return new Guess(hint, List.of());
        }
        for (int at = 0; at < all.length; at++) {
            String each = languages.get(at);
            all[at] += each.equals(hint) ? FROM_LOCALE : 0;
            all[at] += each.equals("en") ? FROM_ENGLISH : 0;
            all[at] -= spoken.contains(each) || each.equals(hint) ? 0 : FOREIGN;
        }
        int best = largest(all);
        double likeliest = alone[largest(alone)];
        List<String> near = new ArrayList<>();
        for (int at = 0; at < alone.length; at++) {
            if (at != best && !wordless && spoken.contains(languages.get(at)) && alone[at] > likeliest - NEAR) {
                near.add(languages.get(at));
            }
        }
        return new Guess(languages.get(best), near);
    }

    /** The language of a BCP 47 tag, or "und" for null or anything that is none. */
    static String language(@Nullable String locale) {
        String language = locale == null
                ? ""
                : Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        return language.isEmpty() ? UNKNOWN : language;
    }

    private static void addEarlier(double[] sums, double[] earlier) {
        double likeliest = earlier[largest(earlier)];
        for (int at = 0; at < sums.length; at++) {
            sums[at] += Math.max(-EARLIER_MOST, EARLIER_SHARE * (earlier[at] - likeliest));
        }
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int at = 1; at < values.length; at++) {
            largest = values[at] > values[largest] ? at : largest;
        }
        return largest;
    }

    /** Null when most letters are Latin ones, or there are none. */
    private static @Nullable String byScript(String text, String hint) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(point -> counts.merge(UnicodeScript.of(point), 1, Integer::sum));
        if (counts.isEmpty()) {
            return null;
        }
        if (counts.containsKey(UnicodeScript.HIRAGANA) || counts.containsKey(UnicodeScript.KATAKANA)) {
            return "ja";
        }
        UnicodeScript most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return switch (most) {
            case LATIN -> null;
            case CYRILLIC -> has(text, UKRAINIAN) ? "uk" : other(hint, Set.of("bg", "sr", "mk", "be", "kk"), "ru");
            case ARABIC -> has(text, PERSIAN) ? "fa" : other(hint, Set.of("fa", "ur", "ps"), "ar");
            default -> BY_SCRIPT.getOrDefault(most, UNKNOWN);
        };
    }

    private static boolean has(String text, String letters) {
        return text.codePoints().anyMatch(point -> letters.indexOf(point) >= 0);
    }

    private static String other(String hint, Set<String> sameScript, String likeliest) {
        return sameScript.contains(hint) ? hint : likeliest;
    }
}
