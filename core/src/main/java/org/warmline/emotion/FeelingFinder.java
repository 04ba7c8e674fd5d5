package org.warmline.emotion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Feelings from the lexicon, with negation, strength, contrast, irony and other people's words taken into account. */
final class FeelingFinder implements Finder {
    private static final double QUOTED = 0.2;
    private static final double CONDITIONAL = 0.5;
    /** "Thanks" under a request is manners. */
    private static final double POLITE_CLOSE = 0.3;
    /** Praise beside irony is mostly meant the same way. */
    private static final double BESIDE_IRONY = 0.25;

    private static final double LET_DOWN = 0.9;
    private static final double LEAST_GRIEVANCE = 0.25;
    private static final double STRONG_THANKS = 0.9;
    /** Label of the sarcasm table for praise that may be meant. */
    private static final String IRONY = "irony";

    /** @param ironic whether praise was said and the opposite meant */
    private record Feeling(Hit hit, boolean ironic) {}

    @Override
    public List<Evidence> find(Reading reading) {
        List<Feeling> feelings = resolveIrony(reading, withoutMereIntensifiers(reading, selected(reading)));
        BitSet ironicSentences = new BitSet();
        boolean grievance = reading.features().asks() || requests(reading);
        for (Feeling feeling : feelings) {
            if (feeling.ironic()) {
                ironicSentences.set(sentence(reading, feeling.hit()));
            }
            grievance |= bad(feeling.hit());
        }
        List<Evidence> found = new ArrayList<>();
        for (Feeling feeling : feelings) {
            Hit hit = feeling.hit();
            double factor = weighting(reading, hit);
            if (good(hit) && near(ironicSentences, sentence(reading, hit))) {
                factor *= BESIDE_IRONY;
            }
            if (grievance && isPoliteClose(reading, hit)) {
                factor *= POLITE_CLOSE;
            }
            found.add(evidence(reading, hit, factor));
        }
        return found;
    }

    private static List<Hit> selected(Reading reading) {
        List<Hit> all = new ArrayList<>(reading.hits(reading.lexicon().feelings()));
        all.addAll(reading.hits(reading.lexicon().sarcasm()));
        List<Hit> longest = TermTable.longest(all);
        Set<List<Integer>> ironic = new HashSet<>();
        longest.stream()
                .filter(hit -> hit.term().label().equals(IRONY))
                .forEach(hit -> ironic.add(List.of(hit.first(), hit.end())));
        // The same words as plain praise would be counted twice.
        return longest.stream()
                .filter(hit -> hit.term().label().equals(IRONY) || !ironic.contains(List.of(hit.first(), hit.end())))
                .toList();
    }

    /** In "terribly nice" and "bloody brilliant" the first word only strengthens. */
    private static List<Hit> withoutMereIntensifiers(Reading reading, List<Hit> hits) {
        BitSet starts = new BitSet();
        hits.forEach(hit -> starts.set(hit.first()));
        return hits.stream()
                .filter(hit -> hit.length() > 1 || !reading.scope().modifies(hit.first()) || !starts.get(hit.end()))
                .toList();
    }

    /** Decides for each ironic turn of phrase whether it is meant: only beside something bad, and not beside real thanks. */
    private static List<Feeling> resolveIrony(Reading reading, List<Hit> hits) {
        boolean thanked = false;
        BitSet badSentences = new BitSet();
        for (Hit hit : hits) {
            String label = hit.term().label();
            thanked |= label.equals(Label.GRATITUDE.wire()) && hit.term().weight() >= STRONG_THANKS;
            if (bad(hit)
                    && hit.term().weight() >= LEAST_GRIEVANCE
                    && !reading.scope().before(hit, true).turnedRound()) {
                badSentences.set(sentence(reading, hit));
            }
        }
        List<Feeling> resolved = new ArrayList<>();
        for (Hit hit : hits) {
            if (!hit.term().label().equals(IRONY)) {
                resolved.add(new Feeling(hit, false));
                continue;
            }
            boolean meant = !thanked
                    && near(badSentences, sentence(reading, hit))
                    && !reading.contrast().turnsAfter(hit.end() - 1);
            resolved.add(new Feeling(new Hit(hit.first(), hit.end(), relabelled(hit.term(), meant)), meant));
        }
        return resolved;
    }

    private static Term relabelled(Term irony, boolean meant) {
        Label label = meant ? Label.FRUSTRATION : Label.JOY;
        double weight = meant ? irony.weight() : irony.weight() * 0.7;
        return new Term(irony.written(), irony.parts(), irony.fromStart(), irony.toEnd(), label.wire(), weight);
    }

    private static boolean near(BitSet sentences, int sentence) {
        return sentences.get(sentence) || sentences.get(sentence + 1) || sentence > 0 && sentences.get(sentence - 1);
    }

    private static double weighting(Reading reading, Hit hit) {
        Token word = reading.words().get(hit.first());
        TextFeatures features = reading.features();
        double factor = word.quoted() ? QUOTED : 1;
        factor *= reading.scope().conditional(hit.first()) ? CONDITIONAL : 1;
        factor *= 1 + 0.08 * Math.min(3, features.exclamations(word.sentence()));
        factor *= features.shouted() ? 1.25 : word.capitals() ? 1.2 : 1;
        factor *= word.drawnOut() ? 1.15 : 1;
        return factor * reading.contrast().factor(hit.first());
    }

    private static boolean requests(Reading reading) {
        Set<String> requesting = reading.lexicon().classes().of("requesting");
        return reading.words().stream().anyMatch(word -> requesting.contains(word.word()));
    }

    private static boolean isPoliteClose(Reading reading, Hit hit) {
        boolean thanks = hit.term().label().equals(Label.GRATITUDE.wire());
        int after = reading.words().size() - hit.end();
        return thanks && hit.first() > 2 && after <= 2;
    }

    private static Evidence evidence(Reading reading, Hit hit, double factor) {
        String label = hit.term().label();
        Scope.Before before = reading.scope().before(hit, bad(hit));
        double weight = hit.term().weight() * factor * before.factor();
        int first = before.first();
        if (!before.turnedRound()) {
            int until = label.equals(Label.JOY.wire()) ? reading.scope().negatedUntil(hit.end() - 1) : -1;
            return until < 0
                    ? reading.evidence(first, hit.end(), label, weight)
                    : reading.evidence(first, until, Label.DISAPPOINTMENT.wire(), weight * LET_DOWN);
        }
        // No joy is a let-down; no anger is merely less anger.
        return good(hit)
                ? reading.evidence(first, hit.end(), Label.DISAPPOINTMENT.wire(), weight * LET_DOWN)
                : reading.evidence(first, hit.end(), label, -weight * 0.5);
    }

    private static int sentence(Reading reading, Hit hit) {
        return reading.words().get(hit.first()).sentence();
    }

    private static boolean good(Hit hit) {
        String label = hit.term().label();
        return label.equals(Label.JOY.wire()) || label.equals(Label.GRATITUDE.wire());
    }

    private static boolean bad(Hit hit) {
        return !good(hit)
                && !hit.term().label().equals(IRONY)
                && !hit.term().label().equals(Label.CONFUSION.wire());
    }
}
