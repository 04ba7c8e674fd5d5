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

    /** The lexicon's share of valence: what only the heads see must be plain before a message is good or bad. */
    private static final double BY_LEXICON = 0.6;

    private final LexiconEmotionDetector lexicon = new LexiconEmotionDetector();
    private final Embedder embedder;
    private final TopicReader topics;
    /** By language, loaded when a text is first in it. */
    private final Map<String, Heads> heads = new ConcurrentHashMap<>();

    FusedEmotionDetector(Embedder embedder) {
        this.embedder = embedder;
        this.topics = new TopicReader(embedder);
    }

    @Override
    public Emotion read(String text, @Nullable String locale, List<Turn> history) {
        return read(text, locale, history, true);
    }

    @Override
    public Emotion readWords(String text, @Nullable String locale, List<Turn> history) {
        return read(text, locale, history, false);
    }

    private Emotion read(String text, @Nullable String locale, List<Turn> history, boolean withModel) {
        LexiconEmotionDetector.Findings found = lexicon.find(text, locale, history);
        if (found.reader().equals(LanguageGuess.UNKNOWN)
                || found.features().words().isEmpty()) {
            return LexiconEmotionDetector.emotion(found);
        }
        Heads fitted = heads.computeIfAbsent(found.reader(), Heads::load);
        // One time for the whole and its sentences.
        long until = System.nanoTime() + Embedder.MESSAGE_PATIENCE.toNanos();
        Optional<Vector> vector = withModel && fitted.model().equals(embedder.version())
                ? embedder.embed(text, Embedder.MESSAGE_PATIENCE).ifPresent()
                : Optional.empty();
        Passage whole = Passage.of(found.features(), fitted, vector);
        return emotion(found, fitted, whole, topics.read(found, fitted, whole, until));
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

    private static Emotion emotion(
            LexiconEmotionDetector.Findings found, Heads heads, Passage whole, TopicReader.Topics topics) {
        List<Concern> concerns = topics.concerns();
        double[] odds = whole.feelings(feelings(found));
        List<Evidence> evidence = new ArrayList<>(found.evidence());
        Label primary = primary(whole, odds, evidence);
        Scores scores = found.scores();
        double calm = odds[Label.NEUTRAL.ordinal()];
        double intensity = primary == Label.NEUTRAL
                ? scores.intensity() * (1 - calm)
                : Math.max(scores.intensity(), UNSPOKEN * (1 - calm));
        double urgency = Math.max(
                Math.max(found.urgency(), ConcernFinder.urgency(concerns)), URGENT * odds[Label.URGENCY.ordinal()]);
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
                        + (topics.complete() ? " " + heads.model() : DEGRADED));
    }

    /** The likeliest feeling that words can be named for; those are added when the lexicon named none. */
    private static Label primary(Passage whole, double[] odds, List<Evidence> evidence) {
        List<Label> likeliest = Arrays.stream(Label.values())
                .sorted((left, right) -> Double.compare(odds[right.ordinal()], odds[left.ordinal()]))
                .toList();
        for (Label label : likeliest) {
            boolean spoken = evidence.stream().anyMatch(each -> each.label().equals(label.wire()) && each.weight() > 0);
            if (label == Label.NEUTRAL || spoken) {
                return label;
            }
            List<Evidence> carried = whole.carriers(label.wire(), odds[label.ordinal()]);
            if (!carried.isEmpty()) {
                evidence.addAll(carried);
                return label;
            }
        }
        return Label.NEUTRAL;
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
