package org.warmline.emotion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides from the text alone whether a person should take over, and says why in one sentence. */
final class TextEscalation {
    /** From here on a concern is acted on. */
    static final double ENOUGH = 0.5;
    /** Coming back is common; only a plain count or complaint of it is a reason. */
    private static final double ENOUGH_FAILURE = 0.75;

    private static final int MOST_WORDS_NAMED = 3;
    private static final int LONGEST_NAMED = 60;

    /** Strongest first. */
    private static final List<ConcernKind> ORDER = List.of(
            ConcernKind.SELF_HARM,
            ConcernKind.SAFETY,
            ConcernKind.THREAT,
            ConcernKind.BEREAVEMENT,
            ConcernKind.ILLNESS,
            ConcernKind.VULNERABLE,
            ConcernKind.LEGAL,
            ConcernKind.ABUSE,
            ConcernKind.PERSON_REQUESTED,
            ConcernKind.REPEATED_FAILURE);

    private static final Set<Label> STRONG = Set.of(Label.ANGER, Label.FRUSTRATION, Label.SADNESS, Label.WORRY);

    private TextEscalation() {}

    /** Null when nothing in the text asks for a person. */
    static @Nullable Escalation decide(
            List<Concern> concerns, Label primary, double valence, double intensity, List<Evidence> evidence) {
        for (ConcernKind kind : ORDER) {
            Optional<Concern> concern = concerns.stream()
                    .filter(each -> each.kind().equals(kind.wire()))
                    .findFirst();
            if (concern.isPresent() && reasonEnough(kind, concern.get(), valence)) {
                String words = named(concern.get().evidence());
                return new Escalation(kind.wire(), opening(kind) + ": " + words + ".");
            }
        }
        List<Evidence> words = evidence.stream()
                .filter(each -> isStrongFeeling(each.label()) && each.weight() > 0)
                .sorted((left, right) -> Double.compare(right.weight(), left.weight()))
                .toList();
        if (STRONG.contains(primary) && isStrong(intensity, words)) {
            return new Escalation(
                    ConcernKind.STRONG_EMOTION.wire(), "Strong " + primary.wire() + ": " + named(words) + ".");
        }
        return null;
    }

    private static boolean reasonEnough(ConcernKind kind, Concern concern, double valence) {
        return kind == ConcernKind.REPEATED_FAILURE
                // "The third time I order here, and I love it" has not failed.
                ? concern.confidence() >= ENOUGH_FAILURE && valence < -0.15
                : concern.confidence() >= ENOUGH;
    }

    private static boolean isStrongFeeling(String label) {
        return STRONG.stream().anyMatch(strong -> strong.wire().equals(label));
    }

    /**
     * Many words that add up, or one very strong one: "frustrated" and "really angry" together are both, whichever of the two
     * feelings comes out first.
     *
     * @param strongestFirst the words of the strong feelings
     */
    private static boolean isStrong(double intensity, List<Evidence> strongestFirst) {
        double strongest =
                strongestFirst.isEmpty() ? 0 : strongestFirst.getFirst().weight();
        return intensity >= 0.85 || (intensity >= 0.6 && strongest >= 0.8);
    }

    private static String opening(ConcernKind kind) {
        return switch (kind) {
            case SELF_HARM -> "May be thinking of harming themselves";
            case SAFETY -> "Somebody may be in danger, or a fraud going on";
            case THREAT -> "Reads like a threat";
            case BEREAVEMENT -> "Speaks of a death";
            case ILLNESS -> "Speaks of an illness or injury";
            case VULNERABLE -> "May need special care";
            case LEGAL -> "Speaks of legal steps";
            case ABUSE -> "Insults the reader";
            case PERSON_REQUESTED -> "Asks for a person";
            case REPEATED_FAILURE -> "Has come back without getting an answer";
            case STRONG_EMOTION -> "Shows strong feeling";
            case LOW_CONFIDENCE -> "Could not be read with confidence";
        };
    }

    private static String named(List<Evidence> evidence) {
        Set<String> words = new LinkedHashSet<>();
        for (Evidence each : evidence) {
            words.add('"' + shortened(each.text()) + '"');
        }
        List<String> first = new ArrayList<>(words);
        return String.join(", ", first.subList(0, Math.min(first.size(), MOST_WORDS_NAMED)));
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_NAMED) {
            return line;
        }
        int space = line.lastIndexOf(' ', LONGEST_NAMED - 1);
        return line.substring(0, space > 0 ? space : LONGEST_NAMED - 1) + "…";
    }
}
