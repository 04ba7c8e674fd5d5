package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Embedding;
import org.warmline.embedding.Vector;

/** With a head that knows one word of threat, and nothing from the lexicon. */
class TopicReaderTest {
    private static final String THREAT = "I will break both his legs.";
    private static final String AROUND = "Where do I find the number of the order that came on Tuesday? %s"
            + " The other parcel should have been left in the shed, and the invoice can go to my address at work.";

    private final Heads heads = heads();
    private final List<String> asked = new ArrayList<>();

    @Test
    void hearsInASentenceWhatTheWholeDrowns() {
        LexiconEmotionDetector.Findings found = unspoken(AROUND.formatted(THREAT));
        Passage whole = Passage.of(found.features(), heads, Optional.empty());

        List<Concern> concerns = new TopicReader(Embedder.none())
                .read(found, heads, whole, soon())
                .concerns();

        assertThat(whole.probability(ConcernKind.THREAT, List.of()))
                .as("by the whole alone")
                .isLessThan(whole.fusion().threshold(ConcernKind.THREAT));
        assertThat(concerns).singleElement().satisfies(concern -> {
            assertThat(concern.kind()).isEqualTo("threat");
            assertThat(concern.evidence()).singleElement().satisfies(words -> {
                assertThat(words.text()).isEqualTo("legs");
                assertThat(found.features().slice(words.from(), words.to())).isEqualTo("legs");
            });
        });
    }

    @Test
    void saysNothingWithoutThatSentence() {
        assertThat(withoutVector(AROUND.formatted("I will be at home at nine.")).concerns())
                .isEmpty();
    }

    @Test
    void givesTheModelTwoSentencesHoweverManyAreSuspected() {
        TopicReader.Topics topics = withVector(THREAT.concat(" ").repeat(20) + AROUND.formatted(THREAT), soon());

        assertThat(topics.concerns()).isNotEmpty();
        assertThat(topics.complete()).isTrue();
        assertThat(asked).containsExactly(THREAT, THREAT);
    }

    @Test
    void hearsByItsWordsWhatTheModelHasNoTimeForAndSaysSo() {
        TopicReader.Topics topics = withVector(AROUND.formatted(THREAT), System.nanoTime() - 1);

        assertThat(topics.concerns()).isNotEmpty();
        assertThat(topics.complete()).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void hearsWhatStandsBelowManyShortLines() {
        assertThat(withoutVector("Rye bread, 2\n".repeat(60) + AROUND.formatted(THREAT))
                        .concerns())
                .isNotEmpty();
    }

    @Test
    void givesTheModelNoWordOfTheNextSentence() {
        TopicReader.Topics topics =
                withVector("I will break both his legs!!Then call me back about the bread.", soon());

        assertThat(topics.concerns()).isNotEmpty();
        assertThat(asked).containsExactly("I will break both his legs!!");
    }

    @Test
    void doesNotAskTheModelWhereTheWholeHasNoVector() {
        assertThat(withoutVector(AROUND.formatted(THREAT)).concerns()).isNotEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void doesNotAskTheModelTwiceForOneSentence() {
        assertThat(withVector(THREAT, soon()).concerns()).isNotEmpty();
        assertThat(asked).isEmpty();
    }

    private TopicReader.Topics withVector(String text, long until) {
        return read(text, Optional.of(vector()), until);
    }

    private TopicReader.Topics withoutVector(String text) {
        return read(text, Optional.empty(), soon());
    }

    private TopicReader.Topics read(String text, Optional<Vector> vector, long until) {
        LexiconEmotionDetector.Findings found = unspoken(text);
        return new TopicReader(remembering()).read(found, heads, Passage.of(found.features(), heads, vector), until);
    }

    /** The word "legs" says so, surely where it is most of what is said. */
    private static Heads heads() {
        List<String> targets = Stream.concat(
                        Arrays.stream(Label.values()).map(Label::wire), Stream.of("threat", Fusion.TALK))
                .toList();
        int threat = targets.indexOf("threat");
        float[] legs = new float[targets.size()];
        legs[threat] = 60;
        double[] biases = new double[targets.size()];
        biases[threat] = -8;
        Fusion.Mix even = new Fusion.Mix(new double[Fusion.PARTS], new double[Label.values().length]);
        Fusion.Mixes mixes = new Fusion.Mixes(even, even);
        Fusion byWords =
                new Fusion(mixes, mixes, new double[Fusion.PARTS], Map.of("threat", new double[] {0, 1, 0, 0, 0.5}));
        float[][] vectors = new float[targets.size()][Vector.DIMENSIONS + 1];
        return new Heads("test", "test", "test", targets, biases, Map.of("w legs", legs), vectors, byWords, byWords);
    }

    private static long soon() {
        return System.nanoTime() + Duration.ofMinutes(1).toNanos();
    }

    private static LexiconEmotionDetector.Findings unspoken(String text) {
        LexiconEmotionDetector.Findings found = new LexiconEmotionDetector().find(text, "en", List.of());
        return new LexiconEmotionDetector.Findings(found.features(), "en", "en", List.of(), List.of(), 0);
    }

    private static Vector vector() {
        float[] values = new float[Vector.DIMENSIONS];
        values[0] = 1;
        return Vector.of(values);
    }

    private Embedder remembering() {
        return new Embedder() {
            @Override
            public Embedding embed(String text, Duration wait) {
                asked.add(text);
                return new Embedding.Present(vector());
            }

            @Override
            public String version() {
                return heads.model();
            }
        };
    }
}
