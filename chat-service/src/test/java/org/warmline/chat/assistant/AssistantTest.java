package org.warmline.chat.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmline.chat.assistant.HearingFixture.DELIVERY_FEES;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.chat.assistant.AssistantTurn.HandOver;
import org.warmline.chat.assistant.AssistantTurn.Reply;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Label;
import org.warmline.knowledge.Answer;

class AssistantTest {
    private static final String CHEERFUL =
            "(?is).*(!|\\bgreat\\b|\\bgood\\b|\\bglad\\b|\\bhappy\\b|\\bwelcome\\b|\\benjoy\\b|\\blovely\\b|\\bpleasure\\b|\\bno problem\\b|[😀-🙏🎂]).*";

    @ParameterizedTest
    @ValueSource(strings = {"hi", "thanks", "bye", "ok", "no", "yes", "are you a bot", "asdf", "How much is delivery?"})
    void saysFirstThatItIsAutomatedAndThatThereIsAPerson(String text) {
        HearingFixture said = HearingFixture.of(text).first();
        for (HearingFixture each : List.of(said, said.answeredBy(DELIVERY_FEES), said.whileNobodyIsThere())) {
            assertThat(each.answered().text()).contains("Rye, the automated assistant at Hearth & Crumb").contains("person");
        }
    }

    @Test
    void introducesItselfOnlyOnce() {
        assertThat(HearingFixture.of("How much is delivery?").answeredBy(DELIVERY_FEES).answered())
                .isEqualTo(new Reply(DELIVERY_FEES.text(), DELIVERY_FEES.sources(), false));
    }

    @Test
    void givesTheAnswerUnchangedWithItsSource() {
        Reply reply = reply(HearingFixture.of("How much is delivery?").first().answeredBy(DELIVERY_FEES));

        assertThat(reply.text()).startsWith("Hello Jonas.").endsWith("\n\n" + DELIVERY_FEES.text());
        assertThat(reply.sources()).isEqualTo(DELIVERY_FEES.sources());
        assertThat(reply.missed()).isFalse();
    }

    @Test
    void offersAPersonWithAnAnswerThatIsRarelyEnough() {
        Answer general = new Answer("You get an e-mail when the van leaves.", DELIVERY_FEES.sources(), 0.8, "order-status", true);

        assertThat(reply(HearingFixture.of("where is my order").answeredBy(general)).text())
                .startsWith(general.text())
                .contains("If you would like a person")
                .doesNotContain("Nobody");
        assertThat(reply(HearingFixture.of("where is my order").answeredBy(general).whileNobodyIsThere()).text())
                .contains("Nobody is at the desk");
    }

    @Test
    void namesAPlainFeelingBeforeTheAnswer() {
        assertThat(reply(HearingFixture.of("How much is delivery, for heaven's sake")
                                .feeling(Label.FRUSTRATION, -0.5, 0.6)
                                .answeredBy(DELIVERY_FEES))
                        .text())
                .isEqualTo("I can see that this is frustrating.\n\n" + DELIVERY_FEES.text());
        assertThat(reply(HearingFixture.of("How much is delivery")
                                .feeling(Label.FRUSTRATION, -0.2, 0.2)
                                .answeredBy(DELIVERY_FEES))
                        .text())
                .isEqualTo(DELIVERY_FEES.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi                | What can I help you with | What would you like to know
            thanks a lot      | welcome                  | Glad
            bye               | Goodbye                  | Goodbye
            ok                | I'm here                 | I'm here
            no thanks         | I'm here                 | I'm here
            are you a person? | not a person             | not a person
            """)
    void takesSmallTalkForNoMiss(String text, String words, String orWords) {
        Reply reply = reply(HearingFixture.of(text));

        assertThat(reply.missed()).isFalse();
        assertThat(reply.sources()).isEmpty();
        assertThat(Stream.of(words, orWords)).anyMatch(reply.text()::contains);
    }

    @Test
    void admitsThatItDoesNotKnowAndOffersAPerson() {
        Reply reply = reply(HearingFixture.of("do you sell laptops"));

        assertThat(reply.missed()).isTrue();
        assertThat(reply.sources()).isEmpty();
        assertThat(reply.text()).containsAnyOf("don't have an answer", "don't know", "not sure").contains("person");
    }

    @Test
    void variesHowItAdmitsThat() {
        assertThat(Stream.of("do you sell laptops", "asdf", "is it going to rain", "tell me a joke", "who won")
                        .map(text -> HearingFixture.of(text).answered().text())
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void handsOverAtTheSecondMissInARow() {
        AssistantTurn second = HearingFixture.of("do you sell laptops").afterMisses(1).answered();

        assertThat(second).isInstanceOf(HandOver.class);
        assertThat(second.text()).contains("I can't help you with this").contains("person");
        assertThat(second.text())
                .isNotEqualTo(HearingFixture.of("do you sell laptops").answered().text());
    }

    @Test
    void answersAfterAMissWhenItCan() {
        assertThat(reply(HearingFixture.of("what does delivery cost").afterMisses(1).answeredBy(DELIVERY_FEES))
                        .missed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "yes please", "ok"})
    void takesAYesAfterAMissForTheOfferedPerson(String yes) {
        assertThat(HearingFixture.of(yes).afterMisses(1).answered()).isInstanceOf(HandOver.class);
        assertThat(HearingFixture.of(yes).answered()).isInstanceOf(Reply.class);
    }

    @Test
    void neverAnswersWhenAPersonShouldTakeOver() {
        assertThat(HearingFixture.of("How much is delivery? My father died.")
                        .answeredBy(DELIVERY_FEES)
                        .escalating("bereavement")
                        .answered())
                .isInstanceOf(HandOver.class)
                .extracting(AssistantTurn::text)
                .asString()
                .doesNotContain(DELIVERY_FEES.text());
    }

    @ParameterizedTest
    @EnumSource(ConcernKind.class)
    void handsOverQuietlySaysWhoSpeaksAndIsHonestAboutWaiting(ConcernKind reason) {
        HearingFixture escalated = HearingFixture.escalatedFor(reason);
        for (HearingFixture each : List.of(escalated, escalated.first())) {
            String there = each.answered().text();
            String away = each.whileNobodyIsThere().answered().text();

            assertThat(List.of(there, away))
                    .allSatisfy(text -> assertThat(text)
                            .doesNotMatch(CHEERFUL)
                            .contains("automated assistant")
                            .contains("person")
                            .doesNotContainPattern("(?i)minute|hour|soon|shortly|right away"));
            assertThat(there).contains("Someone from our team will answer you here").doesNotContain("Nobody");
            assertThat(away).contains("Nobody is at the desk").doesNotContain("Someone from our team");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "person-requested, Of course",
        "bereavement, sorry for your loss",
        "illness, sorry to hear",
        "self-harm, should not be alone",
        "safety, This sounds serious",
        "threat, take this seriously",
        "legal, I understand",
        "vulnerable, Thank you for telling us",
        "strong-emotion, how upsetting",
        "repeated-failure, I can't help you with this",
        "abuse, better answered by a person",
        "low-confidence, better answered by a person",
        "a-reason-nobody-knows, better answered by a person"
    })
    void handsOverWithWordsThatFitTheReason(String reason, String words) {
        assertThat(HearingFixture.of("…").escalating(reason).answered().text()).contains(words);
    }

    @ParameterizedTest
    @EnumSource(value = ConcernKind.class, names = {"SELF_HARM", "SAFETY", "THREAT", "ILLNESS"})
    void pointsToEmergencyServicesAndNeverLetsDangerWaitForUs(ConcernKind reason) {
        assertThat(HearingFixture.escalatedFor(reason).answered().text()).contains("emergency number");
        assertThat(HearingFixture.escalatedFor(reason).whileNobodyIsThere().answered().text())
                .contains("please don't wait for us");
    }

    @ParameterizedTest
    @EnumSource(value = ConcernKind.class, names = {"BEREAVEMENT", "PERSON_REQUESTED", "STRONG_EMOTION", "LEGAL"})
    void speaksOfEmergenciesOnlyWhereThereMayBeOne(ConcernKind reason) {
        assertThat(HearingFixture.escalatedFor(reason).whileNobodyIsThere().answered().text())
                .doesNotContain("emergency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi", "thanks", "thank you", "thanks so much", "cheers", "bye", "ok", "no", "do you sell black ribbons"})
    void isNeverCheerfulToSomebodySad(String text) {
        HearingFixture sad = HearingFixture.of(text).feeling(Label.SADNESS, -0.6, 0.7);

        assertThat(sad.answered().text().replace("Goodbye", "")).doesNotMatch(CHEERFUL);
        assertThat(sad.first().answered().text()).doesNotMatch(CHEERFUL);
    }

    @Test
    void saysTheSameToTheSame() {
        Hearing hearing = HearingFixture.of("asdf").first().hearing();

        assertThat(new Assistant().answer(hearing)).isEqualTo(new Assistant().answer(hearing));
    }

    private static Reply reply(HearingFixture said) {
        AssistantTurn turn = said.answered();
        assertThat(turn).isInstanceOf(Reply.class);
        return (Reply) turn;
    }
}
