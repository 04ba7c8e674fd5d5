package org.warmline.emotion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warmline.embedding.Vector;

/**
 * The fitted part of one language: for each target, a feeling or a concern, one logistic head on n-grams and one on the vector, and
 * how their log-odds and the lexicon's are put together. Read from {@code emotion/<language>/heads-*.tsv}, which
 * {@code ./warmline fit} writes from {@code core/src/main/messages}.
 *
 * @param version what the figures of the files stand for, such as {@code 1}; part of the detector's name
 * @param model version of the model whose vectors the second heads are for
 * @param data fingerprint of the messages they were fitted on
 * @param targets wire names of the labels in their order, then of concerns, last {@link Fusion#TALK}
 * @param ngrams weights by n-gram, one for each target
 * @param vectors weights by target, one for each dimension and a bias last
 */
record Heads(
        String version,
        String model,
        String data,
        List<String> targets,
        double[] ngramBiases,
        Map<String, float[]> ngrams,
        float[][] vectors,
        Fusion withVector,
        Fusion withoutVector) {
    private static final String SPACE = " ";

    /**
     * Loads a language's heads.
     *
     * @throws IllegalStateException if a file is missing: the build is broken then, not the input
     */
    static Heads load(String language) {
        Map<String, String> about = new HashMap<>();
        Lexicon.rows(language + "/heads.tsv").forEach(row -> about.put(row[0], row[1]));
        List<String> targets = List.of(about.getOrDefault("targets", "").split(SPACE));
        Map<String, float[]> ngrams = new HashMap<>();
        for (String[] row : Lexicon.rows(language + "/heads-ngrams.tsv")) {
            ngrams.put(row[0], sparse(row[1], targets.size()));
        }
        float[][] vectors = new float[targets.size()][];
        for (String[] row : Lexicon.rows(language + "/heads-vector.tsv")) {
            double[] weights = numbers(row[1]);
            float[] narrow = new float[weights.length];
            for (int at = 0; at < weights.length; at++) {
                narrow[at] = (float) weights[at];
            }
            vectors[targets.indexOf(row[0])] = narrow;
        }
        return new Heads(
                about.getOrDefault("version", ""),
                about.getOrDefault("model", ""),
                about.getOrDefault("data", ""),
                targets,
                numbers(about.getOrDefault("ngram-biases", "")),
                ngrams,
                vectors,
                Fusion.load(language, "with"),
                Fusion.load(language, "without"));
    }

    /** The log-odds of every target by its n-grams. */
    double[] byNgrams(Ngrams text) {
        double[] sums = new double[targets.size()];
        for (String ngram : text.places().keySet()) {
            float[] weights = ngrams.get(ngram);
            for (int target = 0; weights != null && target < sums.length; target++) {
                sums[target] += weights[target];
            }
        }
        for (int target = 0; target < sums.length; target++) {
            sums[target] = sums[target] * text.value() + ngramBiases[target];
        }
        return sums;
    }

    /** The log-odds of every target by the text's vector. */
    double[] byVector(Vector vector) {
        double[] sums = new double[targets.size()];
        for (int target = 0; target < sums.length; target++) {
            float[] weights = vectors[target];
            double sum = weights[Vector.DIMENSIONS];
            for (int at = 0; at < Vector.DIMENSIONS; at++) {
                sum += weights[at] * vector.at(at);
            }
            sums[target] = sum;
        }
        return sums;
    }

    /** What each word adds to a target's log-odds by the n-grams it is in; a pair's share is halved. */
    double[] byWord(Ngrams text, int target, int words) {
        double[] shares = new double[words];
        text.places().forEach((ngram, places) -> {
            float[] weights = ngrams.get(ngram);
            if (weights == null) {
                return;
            }
            for (Ngrams.Span place : places) {
                double share = weights[target] * text.value() / (place.end() - place.first()) / places.size();
                for (int word = place.first(); word < place.end(); word++) {
                    shares[word] += share;
                }
            }
        });
        return shares;
    }

    /** The place of a concern among the targets; -1 when there were too few messages for a head. */
    int target(ConcernKind kind) {
        return targets.indexOf(kind.wire());
    }

    /** The place of everyday talk among the targets. */
    int talk() {
        return targets.size() - 1;
    }

    private static float[] sparse(String text, int size) {
        float[] weights = new float[size];
        for (String entry : text.split(SPACE)) {
            int colon = entry.indexOf(':');
            weights[Integer.parseInt(entry.substring(0, colon))] = Float.parseFloat(entry.substring(colon + 1));
        }
        return weights;
    }

    static double[] numbers(@Nullable String text) {
        return text == null || text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(SPACE))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }
}
