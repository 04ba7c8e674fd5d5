package org.warmline.emotion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.warmline.embedding.Embedder;

/**
 * Sensitive topics: those that the lexicon found, and those that the heads hear in the whole text or in one of its sentences. Said in
 * passing, a topic is drowned by the rest of a message; its sentence by itself says it plainly. (A clause by itself says too little: read
 * so, plain messages raised a third more alarms.)
 */
final class TopicReader {
    /** By its words alone a sentence must be so likely to have a topic before it is given to the model. */
    private static final double SUSPECTED = 0.2;
    /** How many sentences are given to the model at most: each takes it a few milliseconds. */
    private static final int MOST_SUSPECTED = 2;
    /** How many are looked at; of what follows only the whole knows. */
    private static final int MOST_LOOKED_AT = 40;

    private static final int FEWEST_WORDS = 4;

    private final Embedder embedder;

    TopicReader(Embedder embedder) {
        this.embedder = embedder;
    }

    /**
     * The topics of a text.
     *
     * @param whole the same text for the heads; without a vector its sentences are read without as well
     * @param until {@link System#nanoTime} up to which a vector is worth waiting for
     */
    List<Concern> read(LexiconEmotionDetector.Findings found, Heads heads, Passage whole, long until) {
        List<Concern> spoken = found.concerns();
        List<ConcernKind> open = Arrays.stream(ConcernKind.values())
                .filter(kind -> spoken.stream()
                        .noneMatch(concern -> concern.is(kind) && concern.confidence() >= TextEscalation.ENOUGH))
                .toList();
        List<Passage> sentences = suspected(found, heads, open).stream()
                .map(sentence -> whole.complete() ? withVector(sentence, until) : sentence)
                .toList();
        List<Concern> concerns = new ArrayList<>(spoken);
        for (ConcernKind kind : open) {
            Stream<Optional<Concern>> heard = Stream.concat(
                    Stream.of(heard(kind, whole, whole.fusion().threshold(kind), spoken)),
                    sentences.stream().map(one -> heard(kind, one, one.fusion().thresholdInPassing(kind), spoken)));
            heard.flatMap(Optional::stream)
                    .max(Comparator.comparingDouble(Concern::confidence))
                    .ifPresent(surest -> {
                        concerns.removeIf(concern -> concern.is(kind));
                        concerns.add(surest);
                    });
        }
        return concerns;
    }

    /** What the heads raise by themselves, if words carry it. */
    private static Optional<Concern> heard(ConcernKind kind, Passage passage, double threshold, List<Concern> spoken) {
        double probability = passage.probability(kind, spoken);
        if (probability < threshold) {
            return Optional.empty();
        }
        List<Evidence> words = new ArrayList<>(passage.carriers(kind.wire(), probability));
        spoken.stream().filter(concern -> concern.is(kind)).forEach(concern -> words.addAll(concern.evidence()));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Concern(
                        kind.wire(),
                        Weights.round(Math.max(TextEscalation.ENOUGH, probability)),
                        EvidenceList.tidy(words)));
    }

    /** The sentences that are worth giving to the model, by what their words alone say. */
    private static List<Passage> suspected(
            LexiconEmotionDetector.Findings found, Heads heads, List<ConcernKind> kinds) {
        record Suspect(Passage sentence, double probability) {}
        List<TextFeatures> sentences = found.features().sentences(MOST_LOOKED_AT);
        if (sentences.size() == 1) {
            return List.of();
        }
        return sentences.stream()
                .filter(sentence -> sentence.words().size() >= FEWEST_WORDS)
                .map(sentence -> Passage.of(sentence, heads, Optional.empty()))
                .map(sentence -> new Suspect(
                        sentence,
                        kinds.stream()
                                .mapToDouble(kind -> sentence.probability(kind, found.concerns()))
                                .max()
                                .orElse(0)))
                .filter(suspect -> suspect.probability() >= SUSPECTED)
                .sorted(Comparator.comparingDouble(Suspect::probability).reversed())
                .limit(MOST_SUSPECTED)
                .map(Suspect::sentence)
                .toList();
    }

    private Passage withVector(Passage part, long until) {
        Duration patience = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
        return embedder.embed(part.text(), patience).ifPresent().map(part::with).orElse(part);
    }
}
