package org.warmline.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconEmotionDetectorTest {
    private final EmotionDetector detector = new LexiconEmotionDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "\uD800",
                "\uDC00\uD800",
                "\u0000",
                "****",
                "''''",
                ">",
                "\"",
                "@$&",
                "🏳️‍🌈",
                "1,2.3"
            })
    void readsNothingMuchAsNeutralWithLowConfidence(String text) {
        Emotion emotion = read(text);

        assertThat(emotion.primary()).isEqualTo("neutral");
        assertThat(emotion.confidence()).isLessThan(0.4);
        assertThat(emotion.escalation()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i ", "not very happy ", "😡", "!?", "\"a ", "> b\n", "waaaa", "died # ", "漢字", "\uD83D", "http,"
            })
    void survivesLongTextsOfOneKind(String piece) {
        String text = piece.repeat(8000 / piece.length());

        assertThat(read(text).scores()).hasSize(Label.values().length);
    }

    @Test
    void givesEveryLabelAScoreInTheOrderOfTheLabels() {
        assertThat(read("hello there").scores().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Label.values()).map(Label::wire).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dov'è il mio pacco? Sono arrabbiata con voi | it",
                "Gdzie jest moja paczka? To skandal | pl",
                "Waar blijft mijn pakket? Ik ben woedend | nl",
                "Где мой заказ | ru",
                "我的订单在哪里 | zh"
            })
    void namesALanguageItDoesNotReadAndSaysThatItIsDegraded(String text, String language) {
        Emotion emotion = read(text);

        assertThat(emotion.detector()).contains("degraded");
        assertThat(emotion.language()).isEqualTo(language);
        assertThat(emotion.confidence()).isLessThan(0.4);
    }

    @Test
    void stillSeesEmojiInALanguageItDoesNotKnow() {
        Emotion emotion = read("Dov'è il mio ordine? 😡😡");

        assertThat(emotion.primary()).isEqualTo("anger");
        assertThat(emotion.evidence()).extracting(Evidence::text).contains("😡");
    }

    @ParameterizedTest
    @CsvSource({
        "Ich warte schon seit Wochen, de-DE, de",
        "Ich warte schon seit Wochen, en-GB, de",
        "I have been waiting for weeks, de-DE, en",
        "furious, , en",
        "12345, fr, fr",
        "hello there friend, not a tag, en"
    })
    void takesTheLocaleAsAHintOnly(String text, @Nullable String locale, String language) {
        assertThat(detector.read(text, locale, List.of()).language()).isEqualTo(language);
    }

    @Test
    void namesTheNegationTogetherWithTheWordItTurnsRound() {
        assertThat(read("I am not very pleased with it").evidence())
                .extracting(Evidence::text, Evidence::label)
                .contains(org.assertj.core.groups.Tuple.tuple("not very pleased", "disappointment"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No estoy nada contento | No estoy nada contento",
                "Das gefällt mir leider überhaupt nicht | gefällt mir leider überhaupt nicht",
                "je ne suis pas du tout satisfaite | pas du tout satisfaite",
                "Não fiquei satisfeita com isso | Não fiquei satisfeita"
            })
    void turnsJoyRoundWhereverTheLanguagePutsItsNegation(String text, String words) {
        Emotion emotion = read(text);

        assertThat(emotion.primary()).as(emotion.toString()).isEqualTo("disappointment");
        assertThat(emotion.evidence()).extracting(Evidence::text).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ya no quiero vivir | self-harm | \"no quiero vivir\"",
                "je ne veux plus vivre | self-harm | \"ne veux plus vivre\"",
                "ich will nicht mehr leben | self-harm | \"will nicht mehr leben\"",
                "nao quero mais viver | self-harm | \"nao quero mais viver\"",
                "j'en ai parlé à mon avocat | legal | mon avocat\""
            })
    void saysInEnglishWhyAndQuotesTheCustomersWords(String text, String reason, String quoted) {
        Escalation escalation = java.util.Objects.requireNonNull(read(text).escalation());

        assertThat(escalation.reason()).isEqualTo(reason);
        assertThat(escalation.because()).contains(quoted);
    }

    @Test
    void hearsSelfHarmInTheNeighbouringLanguageTooWhenTheWordsCouldBeEither() {
        assertThat(detector.read("quero morrer", "es", List.of(new Turn(true, "hola, me podéis ayudar con mi pedido")))
                        .concerns())
                .extracting(Concern::kind)
                .contains("self-harm");
    }

    @Test
    void countsTwoNegationsAsNone() {
        assertThat(read("Nobody was not happy").valence()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am slightly annoyed. | I am annoyed.",
                "I am annoyed. | I am extremely annoyed.",
                "I am annoyed. | I am annoyed!!!",
                "I am so annoyed. | I am SOOO annoyed.",
                "I hate this. | I HATE THIS, I HATE THIS SHOP",
                "He wrote \"I am furious\" to me. | He wrote and I am furious."
            })
    void readsTheSecondOneAsMoreIntense(String milder, String stronger) {
        assertThat(read(stronger).intensity()).isGreaterThan(read(milder).intensity());
    }

    @Test
    void trustsItselfLessWhereTheWordsContradictEachOther() {
        double agreed = read("The service was terrible and the food was awful.").confidence();
        double mixed = read("The service was wonderful and the food was awful.").confidence();

        assertThat(mixed).isLessThan(agreed);
    }

    @Test
    void letsWhatComesAfterButWeighMore() {
        assertThat(read("The room was lovely but the bed was horrible.").valence())
                .isNegative();
        assertThat(read("The bed was horrible but the room was lovely.").valence())
                .isPositive();
    }

    @Test
    void giveALineQuotedFromSomebodyElseLittleWeight() {
        assertThat(read("> this is absolutely terrible\nWhat did you mean by that?")
                        .primary())
                .isNotEqualTo("disappointment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please let me talk to your duty manager, now | person-requested | Asks for a person: \"let me talk to your duty manager\".",
                "can I talk to a human | person-requested | Asks for a person: \"talk to a human\".",
                "My mother died, I am furious and want a lawyer | bereavement | Speaks of a death: \"mother died\".",
                "I want to die, get me a human | self-harm | May be thinking of harming themselves: \"want to die\".",
                "I am absolutely furious!! | strong-emotion | Strong anger: \"absolutely furious\"."
            })
    void saysInOneSentenceWhyAPersonShouldTakeOver(String text, String reason, String because) {
        assertThat(read(text).escalation()).isEqualTo(new Escalation(reason, because));
    }

    @Test
    void takesAQuestionMarkForAQuestionAndSeveralForImpatience() {
        assertThat(read("Do you open on Mondays?").evidence()).isEmpty();
        assertThat(read("Do you open on Mondays??").evidence())
                .extracting(Evidence::text, Evidence::label)
                .containsExactly(tuple("??", "frustration"));
    }

    @Test
    void quotesWholeWordsOfALongClause() {
        String text = "let me talk to the person who promised me on the phone that this would be here by Friday";
        assertThat(read(text).escalation())
                .extracting(Escalation::because)
                .isEqualTo("Asks for a person: \"let me talk to the person who promised me on the phone that…\".");
    }

    @Test
    void quotesNoMoreThanItReadsHoweverLongTheClause() {
        Emotion emotion = read("died of ".repeat(1_000));

        assertThat(emotion.concerns()).isNotEmpty();
        assertThat(emotion.concerns().getFirst().evidence())
                .allSatisfy(words -> assertThat(words.text().length()).isLessThan(100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My parcel is late.",
                "I'm a bit annoyed about the colour.",
                "Thank you!",
                "are you a person?",
                "This is the second time I ordered here and I love it",
                "Someone wrote \"I will sue you\" in a film."
            })
    void leavesAnOrdinaryMessageToTheAssistant(String text) {
        assertThat(read(text).escalation()).as(read(text).toString()).isNull();
    }

    private Emotion read(String text) {
        return detector.read(text, null, List.of());
    }
}
