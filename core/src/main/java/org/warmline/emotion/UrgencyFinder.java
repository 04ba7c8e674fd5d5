package org.warmline.emotion;

import java.util.ArrayList;
import java.util.List;

/** Deadlines, waiting, coming back and being locked out; and the words that say it can wait, with negative weight. */
final class UrgencyFinder implements Finder {
    private static final double QUOTED = 0.3;
    private static final double DENIED = 0.3;
    private static final double CONDITIONAL = 0.6;

    @Override
    public List<Evidence> find(Reading reading) {
        List<Evidence> found = new ArrayList<>();
        for (Hit hit : TermTable.longest(reading.hits(reading.lexicon().urgency()))) {
            double weight = hit.term().weight();
            int first = hit.first();
            Scope.Before before = reading.scope().before(hit, true);
            if (weight > 0 && before.turnedRound() && first - before.first() <= 2 && !startsWithStill(reading, hit)) {
                // "I don't need it today": the words are there, the hurry is not.
                weight *= DENIED;
                first = before.first();
            }
            weight *= reading.words().get(hit.first()).quoted() ? QUOTED : 1;
            weight *= weight > 0 && reading.scope().conditional(hit.first()) ? CONDITIONAL : 1;
            found.add(reading.evidence(first, hit.end(), Label.URGENCY.wire(), weight));
        }
        return found;
    }

    private static boolean startsWithStill(Reading reading, Hit hit) {
        return reading.lexicon()
                .classes()
                .of("still")
                .contains(reading.words().get(hit.first()).word());
    }

    /**
     * How urgent it is, 0..1: the strongest word, raised a little by each further one; far lower when the customer says that
     * it can wait.
     */
    static double urgency(List<Evidence> evidence) {
        double strongest = 0;
        double rest = 1;
        boolean canWait = false;
        for (Evidence each : evidence) {
            if (each.label().equals(Label.URGENCY.wire())) {
                canWait |= each.weight() < 0;
                double weight = Math.max(0, each.weight());
                rest *= 1 - 0.2 * Math.min(weight, strongest);
                strongest = Math.max(strongest, weight);
            }
        }
        double urgency = 1 - (1 - strongest) * rest;
        return canWait ? urgency * 0.25 : urgency;
    }
}
