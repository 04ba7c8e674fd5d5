package org.warmline.emotion;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the words of each language look: for a word, the chance that a text in the language has it, from its letters (each by the
 * two before it) mixed with a list of words. Learnt at the start from the authored sentences of {@code und/samples.tsv} and the
 * commonest words of {@code und/common-words.tsv}.
 */
final class LanguageProfiles {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int LONGEST_TEXT = 600;

    private static final float COMMON = 2;
    /** Customers leave accents out; so often a word is learnt without. */
    private static final float FOLDED = 0.4F;

    private static final double BY_TWO = 0.55;
    private static final double BY_ONE = 0.3;
    private static final double ALONE = 0.15;
    private static final double AS_WORD = 0.4;
    /** Letters that a language was not seen to have. */
    private static final float UNSEEN = 0.3F;

    private static final int ALPHABET = 40;

    private static final int MOST_MET = 4_000;
    private static final int LONGEST_MET = 30;

    private final List<String> languages;
    /** By piece of one to three letters, a space standing for either end of a word: how often each language has it. */
    private final Map<String, float[]> pieces = new HashMap<>();

    private final Map<String, float[]> words = new HashMap<>();
    /** Words worked out before: people use few. Emptied when full, so made-up ones cost time and no memory. */
    private final Map<String, double[]> met = new ConcurrentHashMap<>();

    private final float[] letters;
    private final float[] wordCount;

    LanguageProfiles() {
        LinkedHashSet<String> tags = new LinkedHashSet<>();
        List<String[]> samples = Lexicon.rows("und/samples.tsv");
        samples.forEach(row -> tags.add(row[0]));
        this.languages = List.copyOf(tags);
        this.letters = new float[languages.size()];
        this.wordCount = new float[languages.size()];
        samples.forEach(row -> words(row[1]).forEach(word -> learn(word, languages.indexOf(row[0]), 1)));
        for (String[] row : Lexicon.rows("und/common-words.tsv")) {
            int language = languages.indexOf(row[0]);
            if (language >= 0) {
                words(row[1]).forEach(word -> learn(word, language, COMMON));
            }
        }
    }

    List<String> languages() {
        return languages;
    }

    /** By language, the logarithm of the chance that a text in it has these words; 0 everywhere for a text without words. */
    double[] logLikelihoods(String text) {
        double[] sums = new double[languages.size()];
        for (String word : words(text.substring(0, Math.min(text.length(), LONGEST_TEXT)))) {
            double[] ofWord = met(word);
            for (int language = 0; language < sums.length; language++) {
                sums[language] += ofWord[language];
            }
        }
        return sums;
    }

    private double[] met(String word) {
        double[] known = met.get(word);
        if (known != null) {
            return known;
        }
        double[] worked = logLikelihood(word);
        if (word.length() <= LONGEST_MET) {
            if (met.size() >= MOST_MET) {
                met.clear();
            }
            met.put(word, worked);
        }
        return worked;
    }

    private double[] logLikelihood(String word) {
        double[] likelihoods = new double[languages.size()];
        String padded = " " + word + " ";
        for (int at = 1; at < padded.length(); at++) {
            add(likelihoods, padded, at);
        }
        float[] known = words.get(word);
        for (int language = 0; language < likelihoods.length; language++) {
            double asWord = known == null ? 0 : known[language] / wordCount[language];
            likelihoods[language] = Math.log(AS_WORD * asWord + (1 - AS_WORD) * Math.exp(likelihoods[language]));
        }
        return likelihoods;
    }

    private void add(double[] spelled, String padded, int at) {
        float[] three = at < 2 ? null : pieces.get(padded.substring(at - 2, at + 1));
        float[] beforeThree = at < 2 ? null : pieces.get(padded.substring(at - 2, at));
        float[] two = pieces.get(padded.substring(at - 1, at + 1));
        float[] beforeTwo = pieces.get(padded.substring(at - 1, at));
        float[] one = pieces.get(padded.substring(at, at + 1));
        for (int language = 0; language < spelled.length; language++) {
            double alone = (count(one, language) + UNSEEN) / (letters[language] + UNSEEN * ALPHABET);
            double byOne = share(two, beforeTwo, language, alone);
            double byTwo = share(three, beforeThree, language, byOne);
            spelled[language] += Math.log(BY_TWO * byTwo + BY_ONE * byOne + ALONE * alone);
        }
    }

    private static double share(float @Nullable [] whole, float @Nullable [] before, int language, double otherwise) {
        float base = count(before, language);
        return base == 0 ? otherwise : count(whole, language) / base;
    }

    private static float count(float @Nullable [] counts, int language) {
        return counts == null ? 0 : counts[language];
    }

    private void learn(String word, int language, float weight) {
        learnExactly(word, language, weight);
        String bare = withoutAccents(word);
        if (!bare.equals(word)) {
            learnExactly(bare, language, weight * FOLDED);
        }
    }

    private void learnExactly(String word, int language, float weight) {
        count(words, word, language, weight);
        wordCount[language] += weight;
        String padded = " " + word + " ";
        count(pieces, " ", language, weight);
        for (int at = 1; at < padded.length(); at++) {
            letters[language] += weight;
            for (int length = 1; length <= Math.min(3, at + 1); length++) {
                count(pieces, padded.substring(at + 1 - length, at + 1), language, weight);
            }
        }
    }

    private void count(Map<String, float[]> counts, String key, int language, float weight) {
        counts.computeIfAbsent(key, piece -> new float[languages.size()])[language] += weight;
    }

    private static String withoutAccents(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : NO_LETTERS.split(Normalizer.normalize(text, Normalizer.Form.NFC))) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
