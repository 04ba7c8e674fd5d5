package org.warmline.emotion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sensitive topics and requests for a person. Tuned to miss few: a concern says "look here", it accuses nobody. */
final class ConcernFinder {
    /** From here on shown to the agent. */
    private static final double LEAST_CONFIDENCE = 0.35;
    /** From here on it colours the reading too. */
    private static final double LIKELY = 0.5;

    private static final double QUOTED = 0.5;
    /** "My son wrote: I want to die" is no less a reason to look. */
    private static final double QUOTED_DANGER = 0.8;

    private static final double DENIED = 0.4;
    private static final double CONDITIONAL = 0.85;
    private static final double FURTHER_HIT = 0.07;
    private static final double MOST_CONFIDENCE = 0.99;
    /** Words that are quoted after such a phrase at most: whoever writes a thousand of them without a comma gets no thousand long quotations. */
    private static final int LONGEST_REST = 16;
    /** A phrase that ends with one of these goes on; English only, other languages quote what was found. */
    private static final Set<String> OPEN = Set.of(
            "to", "with", "of", "for", "from", "into", "a", "an", "the", "my", "your", "our", "and", "real", "live");

    List<Concern> find(Reading reading) {
        Map<ConcernKind, List<Hit>> byKind = new EnumMap<>(ConcernKind.class);
        for (Hit hit : reading.hits(reading.lexicon().concerns())) {
            ConcernKind kind = ConcernKind.of(hit.term().label()).orElseThrow();
            byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(hit);
        }
        List<Concern> concerns = new ArrayList<>();
        byKind.forEach((kind, hits) -> {
            Concern concern = concern(reading, kind, TermTable.longest(hits));
            if (concern.confidence() >= LEAST_CONFIDENCE) {
                concerns.add(concern);
            }
        });
        return concerns;
    }

    private static Concern concern(Reading reading, ConcernKind kind, List<Hit> hits) {
        List<Evidence> evidence = new ArrayList<>();
        Set<String> words = new HashSet<>();
        double strongest = 0;
        for (Hit hit : hits) {
            Evidence each = evidence(reading, kind, hit);
            evidence.add(each);
            words.add(hit.term().written());
            strongest = Math.max(strongest, each.weight());
        }
        double confidence = Math.min(MOST_CONFIDENCE, strongest + FURTHER_HIT * (words.size() - 1));
        return new Concern(kind.wire(), Weights.round(Math.max(0, confidence)), EvidenceList.tidy(evidence));
    }

    private static Evidence evidence(Reading reading, ConcernKind kind, Hit hit) {
        Scope.Before before = reading.scope().before(hit, true);
        boolean denied = before.turnedRound() && denies(reading, kind, before.first(), hit);
        double weight = hit.term().weight() * (denied ? DENIED : 1);
        weight *= reading.words().get(hit.first()).quoted() ? quoted(kind) : 1;
        weight *= reading.scope().conditional(hit.first()) ? CONDITIONAL : 1;
        return reading.evidence(
                denied ? before.first() : hit.first(), wholePhrase(reading, hit), kind.wire(), Weights.round(weight));
    }

    /** The end of the hit, or of its clause where the term stops short of what is meant, as in "let me talk to". */
    private static int wholePhrase(Reading reading, Hit hit) {
        List<Token> words = reading.words();
        Token last = words.get(hit.end() - 1);
        int end = hit.end();
        while (OPEN.contains(last.word())
                && end < words.size()
                && end < hit.end() + LONGEST_REST
                && words.get(end).clause() == last.clause()) {
            end++;
        }
        return end;
    }

    private static double quoted(ConcernKind kind) {
        return switch (kind) {
            case SELF_HARM, THREAT, SAFETY -> QUOTED_DANGER;
            default -> QUOTED;
        };
    }

    private static boolean denies(Reading reading, ConcernKind kind, int from, Hit hit) {
        return switch (kind) {
            // Only wanting is denied: "I can't reach a person" asks for one, "I don't need a person" does not.
            case PERSON_REQUESTED -> {
                int end = Math.min(hit.first() + 1, reading.words().size());
                yield reading.words().subList(from, end).stream()
                        .anyMatch(word ->
                                reading.lexicon().classes().of("wanting").contains(word.word()));
            }
            // "Nobody answers" is the failure itself.
            case REPEATED_FAILURE, VULNERABLE -> false;
            default -> true;
        };
    }

    /** The feelings that speak with a concern, over the same words: who writes of a death is taken to be sad. */
    static List<Evidence> feelings(List<Concern> concerns) {
        List<Evidence> feelings = new ArrayList<>();
        for (Concern concern : concerns) {
            ConcernKind kind = ConcernKind.of(concern.kind()).orElseThrow();
            for (Evidence each : concern.evidence()) {
                Evidence feeling = feeling(kind, each);
                if (each.weight() >= LIKELY && feeling.weight() > 0) {
                    feelings.add(feeling);
                }
            }
        }
        return feelings;
    }

    private static Evidence feeling(ConcernKind kind, Evidence words) {
        return switch (kind) {
            case SELF_HARM -> felt(words, Label.SADNESS, 0.95);
            case BEREAVEMENT -> felt(words, Label.SADNESS, 0.8);
            case THREAT -> felt(words, Label.ANGER, 0.95);
            case ABUSE -> felt(words, Label.ANGER, 0.9);
            case LEGAL -> felt(words, Label.ANGER, 0.45);
            case SAFETY -> felt(words, Label.WORRY, 0.9);
            case ILLNESS -> felt(words, Label.WORRY, 0.4);
            case VULNERABLE -> felt(words, Label.WORRY, 0.45);
            case REPEATED_FAILURE -> felt(words, Label.FRUSTRATION, 0.5);
            case PERSON_REQUESTED, STRONG_EMOTION, LOW_CONFIDENCE -> felt(words, Label.NEUTRAL, 0);
        };
    }

    private static Evidence felt(Evidence words, Label label, double share) {
        return new Evidence(
                words.from(), words.to(), words.text(), label.wire(), Weights.round(words.weight() * share));
    }

    /** How urgent a concern makes a message at least, 0..1. */
    static double urgency(List<Concern> concerns) {
        double urgency = 0;
        for (Concern concern : concerns) {
            double least = switch (ConcernKind.of(concern.kind()).orElseThrow()) {
                case SELF_HARM -> 1;
                case SAFETY -> 0.9;
                case THREAT -> 0.85;
                case VULNERABLE -> 0.45;
                case REPEATED_FAILURE -> 0.5;
                case ILLNESS, LEGAL, BEREAVEMENT -> 0.36;
                case PERSON_REQUESTED, ABUSE, STRONG_EMOTION, LOW_CONFIDENCE -> 0;
            };
            // Danger only half believed still deserves a look soon.
            urgency = Math.max(urgency, concern.confidence() < LIKELY ? 0 : least * concern.confidence());
        }
        return urgency;
    }
}
