package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.embedding.Vectors;
import org.warmline.emotion.Label;

/** What is found for what people write: a small bank to the letter, the shipped one by its share of hits. */
class RelevanceTest {
    private static LucenePhraseIndex small = new LucenePhraseIndex();
    private static LucenePhraseIndex shipped = new LucenePhraseIndex();

    @BeforeAll
    static void build() {
        small = PhraseBankFixture.index(PhraseBankFixture.contents("small-bank"));
        shipped = PhraseBankFixture.index(PhraseBankFixture.contents("phrases"));
    }

    @AfterAll
    static void close() {
        small.close();
        shipped.close();
    }

    static Stream<RelevanceTable.Line> smallBank() {
        return RelevanceTable.of("small-bank.tsv").lines().stream();
    }

    @ParameterizedTest
    @MethodSource("smallBank")
    void offersThePhrasesOfTheSmallBankInTheirOrder(RelevanceTable.Line line) {
        assertThat(PhraseBankFixture.suggest(small, line.request()))
                .extracting(ranked -> ranked.phrase().content().key())
                .containsExactlyElementsOf(line.expected());
    }

    /** It is 109 of 115; two of 41 lines of small talk get an offer. */
    @Test
    void findsTheSituationOfMostMessagesTheConstantsWereFoundOn() {
        Score score = score(RelevanceTable.of("shipped-tuned.tsv"));
        assertThat(score.right).as("missed: %s", score.missed).isGreaterThanOrEqualTo(104);
        assertThat(score.wronglyOffered).hasSizeLessThanOrEqualTo(2);
    }

    /** 60 of 75, and one of 15, with BM25 alone: what words cannot tell, such as "my salary hasn't arrived", is missed. */
    @Test
    void findsTheSituationOfMostMessagesItWasNotTunedOn() {
        Score score = score(RelevanceTable.of("shipped-unseen.tsv"));
        assertThat(score.right).as("missed: %s", score.missed).isGreaterThanOrEqualTo(58);
        assertThat(score.wronglyOffered).hasSizeLessThanOrEqualTo(1);
    }

    /** It is 110 of 115 and 63 of 75; the threshold was settled on the first table; two of 41 and one of 15 get an offer. */
    @ParameterizedTest
    @CsvSource({"shipped-tuned.tsv, 108, 3", "shipped-unseen.tsv, 60, 2"})
    void findsMoreByMeaning(String table, int floor, int most) {
        try (Vectors vectors = Vectors.open();
                LucenePhraseIndex index = PhraseBankFixture.index(PhraseBankFixture.contents("phrases"), vectors)) {
            Score score =
                    score(RelevanceTable.of(table), line -> PhraseBankFixture.suggest(index, line.request(), vectors));
            assertThat(score.right).as("missed: %s", score.missed).isGreaterThanOrEqualTo(floor);
            assertThat(score.wronglyOffered).hasSizeLessThanOrEqualTo(most);
        }
    }

    @Test
    void saysInTheBanksWordsWhatAMessageIsCloseTo() {
        BankContents contents = PhraseBankFixture.contents("phrases");
        try (Vectors vectors = Vectors.open();
                LucenePhraseIndex index = PhraseBankFixture.index(contents, vectors)) {
            List<Ranking.Ranked> offered = RelevanceTable.of("shipped-unseen.tsv").lines().stream()
                    .flatMap(line -> PhraseBankFixture.suggest(index, line.request(), vectors).stream())
                    .toList();

            assertThat(offered)
                    .allSatisfy(one -> assertThat(one.reasons().stream()
                                    .mapToDouble(Reason::weight)
                                    .sum())
                            .isCloseTo(one.score(), within(1e-9)));
            assertThat(offered)
                    .flatExtracting(Ranking.Ranked::reasons)
                    .extracting(Reason::text)
                    .filteredOn(text -> text.startsWith("Close to: "))
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(WordingVectors.wordings(contents))
                            .contains(text.substring("Close to: \"".length(), text.length() - 1)));
        }
    }

    /** Measured: 43, 43, 45 and 46 of 48, and something for nothing at most twice; the floors only notice what breaks. */
    @ParameterizedTest
    @CsvSource({"es, 43", "de, 41", "fr, 42", "pt, 43"})
    void findsTheSituationOfMostMessagesInEveryLanguage(String locale, int floor) {
        Score score = score(RelevanceTable.unseen(locale));
        assertThat(score.right).as("missed: %s", score.missed).isGreaterThanOrEqualTo(floor);
        assertThat(score.wronglyOffered).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"it, Dov'è il mio ordine", "und, where is my order", "pl, Gdzie jest moje zamówienie"})
    void offersNothingInALanguageTheBankDoesNotSpeak(String locale, String text) {
        assertThat(PhraseBankFixture.suggest(
                        shipped,
                        PhraseBankFixture.inLanguage(
                                PhraseBankFixture.request(text, PhraseBankFixture.reading(Label.ANGER, 0.9)), locale)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ok", "asdf qwer", "what is the capital of France", "10234", "?!", "🙂"})
    void offersNothingWhenNothingFits(String text) {
        assertThat(PhraseBankFixture.suggest(
                        shipped, PhraseBankFixture.request(text, PhraseBankFixture.reading(Label.NEUTRAL))))
                .isEmpty();
    }

    @Test
    void offersNothingToAnAcknowledgementAfterALongTalk() {
        assertThat(PhraseBankFixture.suggest(
                        shipped,
                        PhraseBankFixture.request(
                                "ok",
                                PhraseBankFixture.reading(Label.NEUTRAL),
                                PhraseBankFixture.customer("my order still hasn't arrived"),
                                PhraseBankFixture.agent("I am looking."),
                                PhraseBankFixture.customer("where is my order"))))
                .isEmpty();
    }

    private static Score score(RelevanceTable table) {
        return score(table, line -> PhraseBankFixture.suggest(shipped, line.request()));
    }

    private static Score score(RelevanceTable table, Function<RelevanceTable.Line, List<Ranking.Ranked>> suggest) {
        Score score = new Score();
        for (RelevanceTable.Line line : table.lines()) {
            List<String> situations = suggest.apply(line).stream()
                    .map(ranked -> ranked.phrase().content().situation())
                    .toList();
            if (line.nothing() && !situations.isEmpty()) {
                score.wronglyOffered.add(line.message());
            } else if (!line.nothing() && situations.stream().noneMatch(line.expected()::contains)) {
                score.missed.add(line.message());
            } else if (!line.nothing()) {
                score.right++;
            }
        }
        return score;
    }

    private static final class Score {
        int right;
        final List<String> missed = new ArrayList<>();
        final List<String> wronglyOffered = new ArrayList<>();
    }
}
