package org.warmline.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.emotion.Emotion;

class DraftCheckTest {
    private static final String LATE_CAKE = "This is the third time my birthday cake is late. I am so fed up!";
    private static final Emotion FRUSTRATED = heard("frustration", "en", 0.2);
    private static final Emotion CALM = heard("neutral", "en", 0.1);

    private final DraftCheck check = new DraftCheck();

    @ParameterizedTest(name = "{0}: {3}")
    @CsvFileSource(resources = "/draft/drafts.csv", delimiter = '|', numLinesToSkip = 1)
    void saysWhatAPersonWouldSay(String language, String feeling, String customer, String draft, String expected) {
        List<Hint> hints = check.check(customer, heard(feeling, language, 0.2), draft, language);

        assertThat(hints.stream().map(hint -> hint.kind() + " " + hint.state()).collect(Collectors.joining(", ")))
                .as("%s", hints)
                .isEqualTo(expected.equals("-") ? "" : expected);
    }

    @Test
    void pointsAtTheWordsConcerned() {
        String draft = "Hello Hannah, we guarantee that the cake is there.";

        Hint hint = check.check(LATE_CAKE, FRUSTRATED, draft, "en").getFirst();

        assertThat(hint.kind()).isEqualTo("promise");
        assertThat(hint.evidence()).containsExactly(new Hint.Words(14, 26, "we guarantee"));
        assertThat(hint.text())
                .startsWith("“we guarantee” can be more than we can keep")
                .endsWith(".");
    }

    @Test
    void hasAtMostThreeHintsAndTheRiskyOnesFirst() {
        String draft = "You should have read the terms. We guarantee it will work. We apologise for any inconvenience.";

        assertThat(kinds(check.check(LATE_CAKE, FRUSTRATED, draft, "en")))
                .containsExactly("promise", "blame", "names-problem");
    }

    @Test
    void namesTheCustomersOwnWordWhenTheProblemIsNotNamed() {
        List<Hint> hints = check.check(
                "Mein Paket ist seit Wochen unterwegs, unmöglich!",
                heard("anger", "de", 0.2),
                "Das tut mir leid. Ich frage nach und melde mich bis 15 Uhr bei Ihnen.",
                "de");

        assertThat(kinds(hints)).containsExactly("names-problem");
        assertThat(hints.getFirst().text()).contains("“Paket”");
    }

    @Test
    void knowsTheProblemInAnotherLanguage() {
        assertThat(kinds(check.check(
                        "Mein Paket ist seit Wochen unterwegs, unmöglich!",
                        heard("anger", "de", 0.2),
                        "I am sorry. I am tracing your parcel and will call you today.",
                        "en")))
                .contains("names-problem")
                .allSatisfy(kind -> assertThat(kind).isNotEqualTo("promise"));
    }

    @Test
    void asksForATimeWhereTheCustomerDid() {
        String draft = "It is on its way to you, as we speak.";

        assertThat(kinds(check.check("When will my order arrive?", CALM, draft, "en")))
                .containsExactly("gives-time");
        assertThat(check.check("Do you have rye bread?", CALM, draft, "en")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"und", "it", "", "-", "xx-en"})
    void saysNothingInALanguageItDoesNotKnow(@Nullable String language) {
        assertThat(check.check(LATE_CAKE, FRUSTRATED, "We guarantee that it is your own fault.", language))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-GB", "EN", "en_US"})
    void knowsALanguageByItsFirstPart(String language) {
        assertThat(check.check(LATE_CAKE, FRUSTRATED, "We guarantee it.", language))
                .isNotEmpty();
    }

    @Test
    void looksAtTheBeginningOfWhatIsTooLong() {
        String filler = "cake ".repeat(2_000);

        assertThat(kinds(check.check("", CALM, "We guarantee it. " + filler, "en")))
                .containsExactly("promise");
        assertThat(check.check("", CALM, filler + " We guarantee it.", "en")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de", "fr", "pt"})
    void staysCalmWithAnythingTyped(String language) {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            String text = random.ints(random.nextInt(200), 0, 0x3000)
                    .mapToObj(unit -> String.valueOf((char) (unit > 0x2F00 ? 0xD800 + unit - 0x2F00 : unit)))
                    .collect(Collectors.joining());
            for (Hint hint : check.check(text, heard("anger", language, 0.9), text, language)) {
                assertThat(hint.evidence())
                        .allSatisfy(words -> assertThat(text.substring(words.from(), words.to()))
                                .isEqualTo(words.text()));
            }
        }
    }

    @Test
    void isQuickWithTheWorstOfTexts() {
        List<String> worst = List.of(
                "“".repeat(10_000),
                "you ".repeat(2_500),
                "Sie haben ".repeat(1_000),
                "'".repeat(10_000),
                "not sorry ".repeat(1_000));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> worst.forEach(text -> IntStream.range(0, 5)
                        .forEach(round -> DraftLanguage.ALL.forEach(
                                language -> check.check(text, heard("anger", "en", 0.9), text, language)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de", "fr", "pt"})
    void hasWordsOfEveryKindInEveryLanguage(String language) {
        DraftLanguage words = DraftLanguage.load(language);

        assertThat(words.topics()).hasSizeGreaterThan(80);
        assertThat(words.topics().values())
                .containsAll(DraftLanguage.load("en").topics().values());
        assertThat(words.negatorsBefore()).isNotEmpty();
        assertThat(words.common()).isNotEmpty();
        assertThat(words.pleasantry()).isNotEmpty();
        assertThat(words.hedges()).isNotEmpty();
    }

    private static List<String> kinds(List<Hint> hints) {
        return hints.stream().map(Hint::kind).toList();
    }

    private static Emotion heard(String feeling, String language, double urgency) {
        boolean hard = !feeling.equals("neutral") && !feeling.equals("gratitude");
        return new Emotion(
                feeling, Map.of(), hard ? -0.5 : 0.1, 0.6, urgency, 0.8, language, List.of(), List.of(), null, "test");
    }
}
