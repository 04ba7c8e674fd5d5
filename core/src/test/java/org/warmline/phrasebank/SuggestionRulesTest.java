package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.warmline.phrasebank.PhraseBankFixture.VALUES;
import static org.warmline.phrasebank.PhraseBankFixture.agent;
import static org.warmline.phrasebank.PhraseBankFixture.contents;
import static org.warmline.phrasebank.PhraseBankFixture.customer;
import static org.warmline.phrasebank.PhraseBankFixture.forAudience;
import static org.warmline.phrasebank.PhraseBankFixture.id;
import static org.warmline.phrasebank.PhraseBankFixture.index;
import static org.warmline.phrasebank.PhraseBankFixture.reading;
import static org.warmline.phrasebank.PhraseBankFixture.request;
import static org.warmline.phrasebank.PhraseBankFixture.suggest;
import static org.warmline.phrasebank.PhraseBankFixture.withDraft;
import static org.warmline.phrasebank.PhraseBankFixture.withValues;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;

/** What may be offered, in which order, and why. */
class SuggestionRulesTest {
    private static final BankContents SHIPPED_CONTENTS = contents("phrases");
    private static final LucenePhraseIndex SHIPPED = index(SHIPPED_CONTENTS);
    private static final LucenePhraseIndex SMALL = index(contents("small-bank"));

    /** One phrase of every situation: asking with its own wording gives the situation its chance. */
    private static final List<Phrase> ONE_OF_EACH = SHIPPED_CONTENTS.situations().stream()
            .map(situation -> SHIPPED_CONTENTS.shelves().phrases(situation).getFirst())
            .toList();

    @ParameterizedTest
    @EnumSource(names = {"BEREAVEMENT", "SELF_HARM", "ILLNESS"})
    void offersOnlyWordsWrittenForASensitiveTopic(ConcernKind topic) {
        Emotion emotion = reading(Label.SADNESS, 0.8, topic);
        for (Phrase phrase : ONE_OF_EACH) {
            assertThat(suggest(SHIPPED, request(phrase.content().answers().getFirst(), emotion)))
                    .as(phrase.content().key())
                    .isNotEmpty()
                    .allMatch(offered ->
                            Suitability.about(offered.phrase().content().situation(), topic));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BEREAVEMENT", "SELF_HARM", "ILLNESS"})
    void allowsNoPhraseOfTheBankThatIsCheerfulOrForbiddenAtATopicWhateverWasRead(ConcernKind topic) {
        for (Label felt : Label.values()) {
            Exchange exchange =
                    Exchange.of(request("hello", reading(felt, 0.8, topic)), OfferedSuggestions.Earlier.NOTHING);
            assertThat(SHIPPED_CONTENTS.phrases())
                    .filteredOn(phrase -> Suitability.allows(phrase, exchange))
                    .noneMatch(phrase -> Feelings.cheerful(phrase)
                            || phrase.content().neverFor().contains(topic)
                            || !Suitability.about(phrase.content().situation(), topic));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SADNESS", "ANGER", "DISAPPOINTMENT", "WORRY", "FRUSTRATION"})
    void allowsNothingCheerfulAndNoGoodbyeToDistress(Label felt) {
        Exchange exchange = Exchange.of(
                request("hello", reading(felt), customer("hello"), agent("Good day.")),
                OfferedSuggestions.Earlier.NOTHING);
        assertThat(SHIPPED_CONTENTS.phrases())
                .filteredOn(phrase -> Suitability.allows(phrase, exchange))
                .isNotEmpty()
                .noneMatch(
                        phrase -> Feelings.cheerful(phrase) || phrase.content().moment() == Moment.CLOSE);
    }

    @Test
    void comfortsNobodyWhoIsGlad() {
        Exchange exchange = Exchange.of(
                request("thanks, it arrived", reading(Label.GRATITUDE)), OfferedSuggestions.Earlier.NOTHING);
        assertThat(SHIPPED_CONTENTS.phrases())
                .filteredOn(phrase -> Suitability.allows(phrase, exchange))
                .isNotEmpty()
                .noneMatch(phrase -> phrase.content().moment() == Moment.APOLOGISE
                        || phrase.content().moment() == Moment.VALIDATE);
    }

    @Test
    void offersAPhraseOfTheTopicEvenWhenNoWordOfTheBankWasSaid() {
        assertThat(suggest(
                        SMALL,
                        request("Papa ist heute eingeschlafen", reading(Label.SADNESS, 0.8, ConcernKind.BEREAVEMENT))))
                .extracting(offered -> offered.phrase().content().key())
                .containsExactly("bereavement-acknowledge");
    }

    @Test
    void offersWhatIsNeverForATopicOnlyWhenTheTopicIsNotThere() {
        SuggestionRequest calm = request("where is my order", reading(Label.NEUTRAL));
        SuggestionRequest legal = request("where is my order", reading(Label.NEUTRAL, 0.5, ConcernKind.LEGAL));
        assertThat(keys(suggest(SMALL, calm))).contains("late-act");
        assertThat(keys(suggest(SMALL, legal))).isNotEmpty().doesNotContain("late-act");
    }

    @Test
    void addsItsReasonsUpToItsScoreAndFillsEveryPlaceholder() {
        Map<PhraseId, TrackRecord> records = Map.of(id("late-delivery-act-1"), new TrackRecord(12, 9));
        for (Phrase phrase : ONE_OF_EACH) {
            for (Label felt : List.of(Label.NEUTRAL, Label.ANGER, Label.GRATITUDE)) {
                for (Ranking.Ranked offered : suggest(
                        SHIPPED,
                        request(phrase.content().answers().getFirst(), reading(felt)),
                        OfferedSuggestions.Earlier.NOTHING,
                        records)) {
                    assertThat(offered.reasons().stream()
                                    .mapToDouble(Reason::weight)
                                    .sum())
                            .isCloseTo(offered.score(), within(1e-9));
                    assertThat(offered.score()).isBetween(0.0, 1.0);
                    assertThat(offered.text()).doesNotContainPattern("\\{[a-z]+}");
                }
            }
        }
    }

    @Test
    void saysItsReasonsInWordsForPeople() {
        Ranking.Ranked first = suggest(
                        SMALL,
                        request("Hello, I waited all day and nothing came. Order 10234.", reading(Label.FRUSTRATION)),
                        OfferedSuggestions.Earlier.NOTHING,
                        Map.of(id("late-acknowledge"), new TrackRecord(12, 9)))
                .getFirst();
        assertThat(first.reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "Their words: \"I waited all day and nothing came\"",
                        "Answers their frustration",
                        "First answer: shows that they were heard",
                        "Sent 9 times, dismissed 3 times");
    }

    @Test
    void withholdsAPhraseWhosePlaceholderNobodyCanFill() {
        SuggestionRequest nameless =
                withValues(request("where is my order", reading(Label.FRUSTRATION)), Map.of("customer", " "));
        assertThat(keys(suggest(SMALL, nameless))).containsExactly("late-worry");
    }

    @Test
    void fillsTheOrderFromTheWordsOfTheConversation() {
        SuggestionRequest request = withValues(
                request(
                        "What are you doing about my delivery?",
                        reading(Label.NEUTRAL),
                        customer("It is order HC-10234")),
                Map.of());
        assertThat(suggest(SMALL, request))
                .extracting(Ranking.Ranked::text)
                .contains("I am asking the carrier about order HC-10234 now.");
    }

    @Test
    void doesNotReadAFilledValueForPlaceholders() {
        assertThat(Placeholders.fill("Hello {customer}", Map.of("customer", "{agent} $1 \\")))
                .contains("Hello {agent} $1 \\");
    }

    @Test
    void offersNoPhraseAgainThatWasDecidedAboutInTheConversation() {
        SuggestionRequest request = request("where is my order", reading(Label.WORRY));
        Set<PhraseId> decided = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            List<Ranking.Ranked> offered =
                    suggest(SMALL, request, new OfferedSuggestions.Earlier(decided, decided), Map.of());
            assertThat(offered)
                    .isNotEmpty()
                    .noneMatch(one -> decided.contains(one.phrase().id()));
            decided.add(offered.getFirst().phrase().id());
        }
        assertThat(suggest(SMALL, request, new OfferedSuggestions.Earlier(decided, decided), Map.of()))
                .isEmpty();
    }

    @Test
    void offersNoPhraseAgainThatAnAgentTypedByHand() {
        SuggestionRequest request = request(
                "so where is my order",
                reading(Label.WORRY),
                customer("where is my order"),
                agent("Hi. A silent parcel is unsettling. Let us look for it together, okay?"));
        assertThat(keys(suggest(SMALL, request))).isNotEmpty().doesNotContain("late-worry");
    }

    @Test
    void prefersToActOnceTheFirstAnswerIsGiven() {
        SuggestionRequest request = request(
                "where is my order",
                reading(Label.FRUSTRATION),
                customer("my delivery is late"),
                agent("That is no way to spend a day."));
        assertThat(keys(suggest(SMALL, request))).first().isEqualTo("late-act");
    }

    @Test
    void looksForAnotherMomentOnceTheDraftAcknowledges() {
        SuggestionRequest request = request("where is my order", reading(Label.FRUSTRATION));
        assertThat(keys(suggest(SMALL, request))).first().isEqualTo("late-acknowledge");
        assertThat(keys(suggest(SMALL, withDraft(request, "I can see how long that is."))))
                .first()
                .isEqualTo("late-act");
    }

    @Test
    void helpsWithAStrongFeelingWhenNobodyKnowsWhatHasHappened() {
        assertThat(keys(suggest(SMALL, request("grrrr aaaargh", reading(Label.ANGER, 0.9)))))
                .containsExactly("general-storm-anger");
        assertThat(suggest(SMALL, request("grrrr aaaargh", reading(Label.ANGER, 0.3))))
                .isEmpty();
    }

    @Test
    void keepsToTheAudience() {
        SuggestionRequest request = request("where is my order", reading(Label.NEUTRAL));
        assertThat(suggest(SMALL, forAudience(request, "supplier"))).isEmpty();
    }

    @Test
    void ranksManyGoodUsesAboveAFewAndDismissedOnesLast() {
        assertThat(new TrackRecord(12, 9).worth())
                .isGreaterThan(new TrackRecord(3, 3).worth())
                .isLessThan(new TrackRecord(120, 90).worth());
        assertThat(TrackRecord.NONE.worth()).isZero();
        assertThat(new TrackRecord(20, 1).worth()).isNegative();
        // Wilson's interval of 9 in 12 at 95% begins at 0.4677.
        assertThat(new TrackRecord(12, 9).worth()).isCloseTo(0.4677, within(0.0001));
    }

    @Test
    void fillsNothingElse() {
        assertThat(VALUES.keySet()).isEqualTo(Placeholders.NAMES);
    }

    private static List<String> keys(List<Ranking.Ranked> offered) {
        return offered.stream().map(one -> one.phrase().content().key()).toList();
    }
}
