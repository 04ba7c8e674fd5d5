package org.warmline.emotion;

import java.util.ArrayList;
import java.util.List;

/** Which words of a text carried what a head says of it. */
final class Carriers {
    /** Words that add less than this share of the strongest word's are company. */
    private static final double SHARE = 0.4;

    private static final int MOST_PLACES = 3;

    private Carriers() {}

    /**
     * The words whose n-grams spoke most for a target, neighbours together; empty when none spoke for it.
     *
     * @param probability of the target: the weight of the strongest place, the others in proportion
     */
    static List<Evidence> of(
            TextFeatures features, Heads heads, Ngrams ngrams, int target, String label, double probability) {
        List<Token> words = features.words();
        double[] shares = heads.byWord(ngrams, target, words.size());
        double strongest = 0;
        for (double share : shares) {
            strongest = Math.max(strongest, share);
        }
        List<Evidence> places = new ArrayList<>();
        int at = 0;
        while (strongest > 0 && at < shares.length) {
            int end = at;
            double most = 0;
            while (end < shares.length && shares[end] >= SHARE * strongest) {
                most = Math.max(most, shares[end]);
                end++;
            }
            if (end > at) {
                int from = words.get(at).from();
                int to = words.get(end - 1).to();
                places.add(new Evidence(
                        from, to, features.slice(from, to), label, Weights.round(probability * most / strongest)));
            }
            at = end + 1;
        }
        places.sort((left, right) -> Double.compare(right.weight(), left.weight()));
        return places.subList(0, Math.min(places.size(), MOST_PLACES));
    }
}
