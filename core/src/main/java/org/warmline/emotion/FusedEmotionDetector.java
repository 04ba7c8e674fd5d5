package org.warmline.emotion;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Vector;

/**
 * The lexicon, and beside it what was learnt from authored messages: heads on the n-grams of the text and on its vector, put together
 * by their log-odds. Without a vector it goes by lexicon and n-grams and says {@code degraded}; in a language it has no lexicon
 * for, by emoji, marks and capitals alone.
 *
 * <p>No feeling without words: what the heads say is asserted only where words of the text can be named that carry it.
 */
@Singleton
final class FusedEmotionDetector implements EmotionDetector {
    private static final String DEGRADED = " degraded";

    /** What the feeling "urgency" makes of the figure urgency at most: just "today". */
    private static final double URGENT = 0.7;
    /** A feeling that no word of the lexicon shows is not taken for a strong one. */
    private static final double UNSPOKEN = 0.45;

    private final LexiconEmotionDetector lexicon = new LexiconEmotionDetector();
    private final Embedder embedder;
    /** The lexicon's share of valence: what only the heads see must be plain before a message is good or bad. */
    private static final double BY_LEXICON = 0.6;

    /** By language, loaded when a text is first in it. */
    private final Map<String, Heads> heads = new ConcurrentHashMap<>();

    FusedEmotionDetector(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public Emotion read(String text, @Nullable String locale, List<Turn> history) {
        LexiconEmotionDetector.Findings found = lexicon.find(text, locale, history);
        if (found.reader().equals(LanguageGuess.UNKNOWN)
                || found.features().words().isEmpty()) {
            return LexiconEmotionDetector.emotion(found);
        }
        Heads fitted = heads.computeIfAbsent(found.reader(), Heads::load);
        Optional<Vector> vector = fitted.model().equals(embedder.version())
                ? embedder.embed(text, Embedder.MESSAGE_PATIENCE).ifPresent()
                : Optional.empty();
        return new Fused(found, fitted, vector).emotion();
    }

    @Override
    public String language(String text, @Nullable String locale) {
        return lexicon.language(text, locale);
    }

    /** What the lexicon says, as log-odds of every feeling. */
    static double[] feelings(LexiconEmotionDetector.Findings found) {
        Scores scores = found.scores();
        return Arrays.stream(Label.values()).mapToDouble(scores::logOdds).toArray();
    }

    /** What the lexicon says of a concern, as log-odds. */
    static double concern(LexiconEmotionDetector.Findings found, ConcernKind kind) {
        return Fusion.logOdds(confidence(found.concerns(), kind));
    }

    private static double confidence(List<Concern> concerns, ConcernKind kind) {
        return concerns.stream()
                .filter(concern -> concern.kind().equals(kind.wire()))
                .mapToDouble(Concern::confidence)
                .max()
                .orElse(0);
    }

    /** One text, seen by all three. */
    private static final class Fused {
        private final LexiconEmotionDetector.Findings found;
        private final Heads heads;
        private final boolean complete;
        private final Ngrams ngrams;
        private final double[] byNgrams;
        private final double[] byVector;

        Fused(LexiconEmotionDetector.Findings found, Heads heads, Optional<Vector> vector) {
            this.found = found;
            this.heads = heads;
            this.complete = vector.isPresent();
            this.ngrams = Ngrams.of(found.features());
            this.byNgrams = heads.byNgrams(ngrams);
            this.byVector = vector.map(heads::byVector).orElseGet(() -> new double[byNgrams.length]);
        }

        Emotion emotion() {
            Fusion fusion = complete ? heads.withVector() : heads.withoutVector();
            double[] odds = fusion.feelings(
                    new double[][] {feelings(found), byNgrams, byVector},
                    fusion.talk(byNgrams[heads.talk()], byVector[heads.talk()]));
            List<Evidence> evidence = new ArrayList<>(found.evidence());
            Label primary = primary(odds, evidence);
            List<Concern> concerns = concerns(fusion);
            Scores scores = found.scores();
            double calm = odds[Label.NEUTRAL.ordinal()];
            double intensity = primary == Label.NEUTRAL
                    ? scores.intensity() * (1 - calm)
                    : Math.max(scores.intensity(), UNSPOKEN * (1 - calm));
            double urgency = Math.max(found.urgency(), URGENT * odds[Label.URGENCY.ordinal()]);
            double valence = BY_LEXICON * scores.valence() + (1 - BY_LEXICON) * valence(odds);
            return new Emotion(
                    primary.wire(),
                    byLabel(odds),
                    Weights.round(valence),
                    Weights.round(intensity),
                    Weights.round(Weights.clamp(urgency, 0, 1)),
                    Weights.round(odds[primary.ordinal()]),
                    found.language(),
                    EvidenceList.tidy(evidence),
                    concerns,
                    TextEscalation.decide(concerns, primary, valence, intensity, evidence),
                    LexiconEmotionDetector.name(found.reader()) + " heads/" + heads.version()
                            + (complete ? " " + heads.model() : DEGRADED));
        }

        /** The likeliest feeling that words can be named for; those are added when the lexicon named none. */
        private Label primary(double[] odds, List<Evidence> evidence) {
            List<Label> likeliest = Arrays.stream(Label.values())
                    .sorted((left, right) -> Double.compare(odds[right.ordinal()], odds[left.ordinal()]))
                    .toList();
            for (Label label : likeliest) {
                boolean spoken =
                        evidence.stream().anyMatch(each -> each.label().equals(label.wire()) && each.weight() > 0);
                if (label == Label.NEUTRAL || spoken) {
                    return label;
                }
                List<Evidence> carried = Carriers.of(
                        found.features(), heads, ngrams, label.ordinal(), label.wire(), odds[label.ordinal()]);
                if (!carried.isEmpty()) {
                    evidence.addAll(carried);
                    return label;
                }
            }
            return Label.NEUTRAL;
        }

        /** Those of the lexicon, surer where the heads agree; and those that only the heads see, when they are sure. */
        private List<Concern> concerns(Fusion fusion) {
            List<Concern> concerns = new ArrayList<>(found.concerns());
            for (ConcernKind kind : ConcernKind.values()) {
                int target = heads.target(kind);
                double spoken = confidence(found.concerns(), kind);
                if (target < 0 || spoken >= TextEscalation.ENOUGH) {
                    continue;
                }
                double probability = fusion.concern(kind, concern(found, kind), byNgrams[target], byVector[target]);
                if (probability >= fusion.threshold(kind)) {
                    List<Evidence> words = new ArrayList<>(
                            Carriers.of(found.features(), heads, ngrams, target, kind.wire(), probability));
                    concerns.stream()
                            .filter(concern -> concern.kind().equals(kind.wire()))
                            .forEach(concern -> words.addAll(concern.evidence()));
                    if (!words.isEmpty()) {
                        concerns.removeIf(concern -> concern.kind().equals(kind.wire()));
                        concerns.add(new Concern(
                                kind.wire(),
                                Weights.round(Math.max(TextEscalation.ENOUGH, probability)),
                                EvidenceList.tidy(words)));
                    }
                }
            }
            return concerns;
        }

        private static double valence(double[] odds) {
            double valence = 0;
            for (Label label : Label.values()) {
                valence += odds[label.ordinal()] * Scores.valence(label);
            }
            return valence;
        }

        private static Map<String, Double> byLabel(double[] odds) {
            Map<String, Double> scores = new LinkedHashMap<>();
            for (Label label : Label.values()) {
                scores.put(label.wire(), Weights.round(odds[label.ordinal()]));
            }
            return scores;
        }
    }
}
