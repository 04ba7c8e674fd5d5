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
    /** By its words alone a sentence must be so likely to have a topic before it is heard by itself. */
    private static final double SUSPECTED = 0.2;
    /** How many sentences are given to the model at most: each takes it a few milliseconds. */
    private static final int MOST_WITH_VECTOR = 2;
    /** How many are looked at; of what follows only the whole knows. */
    private static final int MOST_LOOKED_AT = 40;

    private static final int FEWEST_WORDS = 4;

    private final Embedder embedder;

    TopicReader(Embedder embedder) {
        this.embedder = embedder;
    }

    /** @param complete whether there was a vector for the whole text and for each sentence that should have one */
    record Topics(List<Concern> concerns, boolean complete) {
        Topics {
            concerns = List.copyOf(concerns);
        }
    }

    /**
     * The topics of a text.
     *
     * @param whole the same text for the heads; without a vector its sentences are read without as well
     * @param until {@link System#nanoTime} up to which a vector is worth waiting for
     */
    Topics read(LexiconEmotionDetector.Findings found, Heads heads, Passage whole, long until) {
        List<Concern> spoken = found.concerns();
        List<ConcernKind> open = Arrays.stream(ConcernKind.values())
                .filter(kind -> spoken.stream()
                        .noneMatch(concern -> concern.is(kind) && concern.confidence() >= TextEscalation.ENOUGH))
                .toList();
        List<Passage> byWords = suspected(found, heads, open);
        List<Passage> withVector = whole.complete()
                ? byWords.stream()
                        .limit(MOST_WITH_VECTOR)
                        .map(sentence -> withVector(sentence, until))
                        .toList()
                : List.of();
        List<Passage> sentences = Stream.concat(
                        withVector.stream(), byWords.stream().skip(withVector.size()))
                .toList();
        List<Concern> concerns = new ArrayList<>(spoken);
        for (ConcernKind kind : open) {
            // Sentences first: where all are as sure, theirs are the words to show.
            Stream<Optional<Concern>> heard = Stream.concat(
                    sentences.stream().map(one -> heard(kind, one, one.fusion().thresholdInPassing(kind), spoken)),
                    Stream.of(heard(kind, whole, whole.fusion().threshold(kind), spoken)));
            heard.flatMap(Optional::stream)
                    .reduce((one, other) -> other.confidence() > one.confidence() ? other : one)
                    .ifPresent(surest -> {
                        concerns.removeIf(concern -> concern.is(kind));
                        concerns.add(surest);
                    });
        }
        return new Topics(concerns, whole.complete() && withVector.stream().allMatch(Passage::complete));
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

    /** The sentences that are worth hearing by themselves, by what their words alone say; the most suspected first. */
    private static List<Passage> suspected(
            LexiconEmotionDetector.Findings found, Heads heads, List<ConcernKind> kinds) {
        record Suspect(Passage sentence, double probability) {}
        return found.features().sentences(FEWEST_WORDS, MOST_LOOKED_AT).stream()
                .filter(sentence ->
                        sentence.words().size() < found.features().words().size())
                .map(sentence -> Passage.of(sentence, heads, Optional.empty()))
                .map(sentence -> new Suspect(
                        sentence,
                        kinds.stream()
                                .mapToDouble(kind -> sentence.probability(kind, found.concerns()))
                                .max()
                                .orElse(0)))
                .filter(suspect -> suspect.probability() >= SUSPECTED)
                .sorted(Comparator.comparingDouble(Suspect::probability).reversed())
                .map(Suspect::sentence)
                .toList();
    }

    private Passage withVector(Passage sentence, long until) {
        long left = until - System.nanoTime();
        return left <= 0
                ? sentence
                : embedder.embed(sentence.text(), Duration.ofNanos(left))
                        .ifPresent()
                        .map(sentence::with)
                        .orElse(sentence);
    }
}
