package org.warmline.emotion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Feelings from emoji, typed faces, marks and capitals: what can be read in a language nobody here knows. */
final class SignFinder {
    private static final double QUOTED = 0.3;
    private static final double PRESSING_QUESTION = 0.35;
    private static final double SHOUTING = 0.45;
    private static final double REPEATED = 0.1;

    private final Map<String, Term> emoji;
    private final Map<String, Term> faces;

    /** @param faces the typed faces by how they are written; the text must be cut with the same ones */
    SignFinder(Map<String, Term> emoji, Map<String, Term> faces) {
        this.emoji = Map.copyOf(emoji);
        this.faces = Map.copyOf(faces);
    }

    /**
     * What the signs show.
     *
     * @param goodWords whether the words beside them are mostly good ones: then capitals and marks are joy, not anger
     */
    List<Evidence> find(TextFeatures features, boolean goodWords) {
        List<Evidence> found = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Sign sign : features.signs()) {
            double quoted = sign.quoted() ? QUOTED : 1;
            if (sign.kind() == Sign.Kind.MARKS) {
                if (pressing(sign)) {
                    found.add(evidence(
                            features, sign.from(), sign.to(), Label.FRUSTRATION.wire(), PRESSING_QUESTION * quoted));
                }
                continue;
            }
            Term term = (sign.kind() == Sign.Kind.EMOJI ? emoji : faces).get(sign.text());
            if (term != null) {
                // The first one says it; each further one says it a little louder.
                int before = seen.merge(sign.text(), 1, Integer::sum) - 1;
                double weight = before == 0 ? term.weight() : REPEATED * term.weight();
                found.add(evidence(features, sign.from(), sign.to(), term.label(), weight * quoted));
            }
        }
        if (features.shouted() && !goodWords) {
            found.add(shouting(features));
        }
        return found;
    }

    /** One question mark only asks. */
    private static boolean pressing(Sign sign) {
        long questions = sign.count('?');
        return questions >= 2 || questions == 1 && sign.count('!') > 0;
    }

    private static Evidence shouting(TextFeatures features) {
        Token first =
                features.words().stream().filter(Token::capitals).findFirst().orElseThrow();
        Token last = features.words().reversed().stream()
                .filter(Token::capitals)
                .findFirst()
                .orElseThrow();
        return evidence(features, first.from(), last.to(), Label.ANGER.wire(), SHOUTING);
    }

    private static Evidence evidence(TextFeatures features, int from, int to, String label, double weight) {
        return new Evidence(from, to, features.slice(from, to), label, weight);
    }
}
