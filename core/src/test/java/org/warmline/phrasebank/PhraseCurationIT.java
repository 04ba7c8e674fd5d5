package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.warmline.phrasebank.PhraseBankFixture.reading;
import static org.warmline.phrasebank.PhraseBankFixture.request;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmline.emotion.Label;
import org.warmline.phrasebank.PhraseCuration.Change;
import org.warmline.phrasebank.PhraseCuration.Keep;
import org.warmline.problem.Problem;
import org.warmline.problem.Problem.FieldError;

class PhraseCurationIT extends WithShippedBank {
    private static final String SHIPPED = "late-delivery-act-1";

    @Inject
    PhraseCuration curation;

    @Test
    void pagesThroughTheWholeBankOnce() {
        List<String> seen = new ArrayList<>();
        PhraseFilter.Position after = null;
        List<PhraseEntry> page;
        do {
            page = curation.page(PhraseFilter.ALL, after, 200);
            page.forEach(phrase -> seen.add(phrase.locale() + phrase.key()));
            after = page.isEmpty() ? null : PhraseFilter.Position.after(page.getLast());
        } while (page.size() == 200);

        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(new ShippedPhrases().read().phrases().size());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "WAITING IN, en, -, -, -, -, -",
                "-, de, late-delivery, -, -, -, -",
                "-, -, -, hand over, -, shipped, in-use",
                "-, en, -, -, formal, -, -",
                "-, fr, -, -, direct, -, in-use",
            })
    void findsWhatTheFilterSaysAndNothingElse(
            @Nullable String words,
            @Nullable String locale,
            @Nullable String situation,
            @Nullable String moment,
            @Nullable String tone,
            @Nullable String source,
            @Nullable String state) {
        PhraseFilter filter = new PhraseFilter(words, locale, situation, moment, tone, source, state);

        assertThat(curation.page(filter, null, 200)).isNotEmpty().allSatisfy(phrase -> {
            assertThat(words == null
                            || (phrase + "").toLowerCase(java.util.Locale.ROOT).contains("waiting in"))
                    .isTrue();
            assertThat(locale == null || phrase.locale().equals(locale)).isTrue();
            assertThat(situation == null || situation.equals(phrase.situation()))
                    .isTrue();
            assertThat(moment == null || moment.equals(phrase.moment())).isTrue();
            assertThat(tone == null
                            || phrase.formality().equals(tone)
                            || phrase.directness().equals(tone))
                    .isTrue();
        });
        assertThat(curation.page(
                        new PhraseFilter(words, locale, situation, moment, tone, "imported", state), null, 200))
                .isEmpty();
    }

    @Test
    void takesWildcardsForWhatTheyAre() {
        assertThat(curation.page(new PhraseFilter("%e%", null, null, null, null, null, null), null, 200))
                .isEmpty();
    }

    @Test
    void rewordsAPhraseInItsPlaceAndNoUpdateTakesItBack() {
        PhraseEntry before = shipped();
        Suggestion used = usedOnce(before);

        Change change =
                curation.edit(before.id(), before.version(), worded(before, before.text() + " Promptly."), null);

        PhraseEntry after = done(change);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.key()).isEqualTo(SHIPPED);
        assertThat(after.source()).isEqualTo("own");
        assertThat(store.bring(new ShippedPhrases().read())).isEqualTo(PhraseStore.Changes.NONE);
        assertThat(curation.require(before.id()).text()).endsWith("Promptly.");
        assertThat(outcomesOf(after.id())).isEqualTo(1);
        assertThat(used.phraseId()).isEqualTo(after.id());
    }

    @Test
    void givesWhatSaysSomethingElseAKeyAndARecordOfItsOwn() {
        PhraseEntry before = shipped();
        usedOnce(before);

        PhraseEntry after = done(curation.edit(
                before.id(),
                before.version(),
                worded(before, "The parcel stands in our shop, behind the till."),
                null));

        assertThat(after.key()).isEqualTo("own-late-delivery-act-1");
        assertThat(after.state()).isEqualTo(PhraseEntry.IN_USE);
        assertThat(outcomesOf(after.id())).isZero();
        assertThat(curation.require(before.id()).state()).isEqualTo(PhraseEntry.RETIRED);
        bank.load();
        assertThat(curation.require(before.id()).state()).isEqualTo(PhraseEntry.RETIRED);
    }

    @Test
    void doesWithTheRecordWhatTheOwnerSays() {
        PhraseEntry before = shipped();
        PhraseEntry kept = done(curation.edit(
                before.id(), before.version(), worded(before, "Something quite different now."), Keep.RECORD));
        assertThat(kept.id()).isEqualTo(before.id());

        PhraseEntry fresh =
                done(curation.edit(kept.id(), kept.version(), worded(kept, kept.text() + " Now."), Keep.NOTHING));
        assertThat(fresh.id()).isNotEqualTo(before.id());
    }

    @Test
    void showsTheNewerOneToWhoeverComesLate() {
        PhraseEntry before = shipped();
        PhraseEntry faster = done(curation.edit(before.id(), before.version(), worded(before, "Faster."), Keep.RECORD));

        assertThat(curation.edit(before.id(), before.version(), worded(before, "Slower."), Keep.RECORD))
                .isEqualTo(new Change.Outdated(faster));
        assertThat(curation.retire(before.id(), before.version(), true)).isEqualTo(new Change.Outdated(faster));
        assertThat(curation.require(before.id()).text()).isEqualTo("Faster.");
    }

    @Test
    void letsNoUpdateBringBackWhatWasRetired() {
        PhraseEntry before = shipped();

        PhraseEntry retired = done(curation.retire(before.id(), before.version(), true));
        bank.load();
        assertThat(curation.require(before.id())).isEqualTo(retired);
        assertThat(retired.state()).isEqualTo(PhraseEntry.RETIRED);

        PhraseEntry back = done(curation.retire(before.id(), retired.version(), false));
        assertThat(back.state()).isEqualTo(PhraseEntry.IN_USE);
    }

    @Test
    void refusesToRewordWhatIsRetired() {
        PhraseEntry before = shipped();
        PhraseEntry retired = done(curation.retire(before.id(), before.version(), true));

        assertThat(curation.edit(before.id(), retired.version(), worded(before, "New."), null))
                .isEqualTo(new PhraseCuration.Change.Outdated(retired));
    }

    @Test
    void offersAnOwnPhraseOfANewSituationAtOnceAndKeepsItOverAnUpdate() {
        SituationDraft situation = new SituationDraft(
                "moustache-wax", "The wax is sold out", List.of("customer"), List.of("is the moustache wax back yet"));

        PhraseEntry added = curation.add(
                "en",
                draft(null, "The next tins of wax are on their way to us, and I am asking for the day."),
                situation);

        assertThat(added.key()).isEqualTo("own-moustache-wax-act-1");
        bank.load();
        await().untilAsserted(() -> assertThat(
                        bank.suggest(request("is the moustache wax back yet?", reading(Label.WORRY))))
                .extracting(Suggestion::text)
                .contains("The next tins of wax are on their way to us, and I am asking for the day."));
        assertThat(curation.situations())
                .filteredOn(SituationEntry::own)
                .singleElement()
                .matches(own -> own.phrases() == 1);
    }

    @Test
    void leavesAnOwnSituationAloneWhenOneOfThatNameIsShipped() {
        SituationDraft own = new SituationDraft("lost-hat", "Our hats", List.of("customer"), List.of("my hat"));
        curation.add("en", draft(null, "I'm looking for it."), own);
        ShippedPhrases.Content all = new ShippedPhrases().read();
        List<Situation> more = new ArrayList<>(all.situations());
        more.add(new Situation("en", "lost-hat", "Theirs", List.of("customer"), List.of("a hat")));

        assertThat(store.bring(new ShippedPhrases.Content(more, all.phrases()))).isEqualTo(PhraseStore.Changes.NONE);
        assertThat(curation.situations())
                .extracting(SituationEntry::title)
                .contains("Our hats")
                .doesNotContain("Theirs");
    }

    @Test
    void neverUsesAKeyOfItsOwnTwice() {
        PhraseEntry first = curation.add("en", draft("late-delivery", "I'm looking where it is."), null);
        curation.retire(first.id(), first.version(), true);

        PhraseEntry second = curation.add("en", draft("late-delivery", "I'm asking the driver."), null);

        assertThat(first.key()).isEqualTo("own-late-delivery-act-1");
        assertThat(second.key()).isEqualTo("own-late-delivery-act-2");
        assertThat(new ShippedPhrases().read().phrases())
                .extracting(Phrase.Content::key)
                .noneMatch(key -> key.startsWith("own-") || key.startsWith("imported-"));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        PhraseDraft draft = new PhraseDraft(
                "late-delivery",
                "shout",
                List.of(),
                "rude",
                null,
                "Hello {nobody}",
                List.of("two\nlines"),
                null,
                List.of("rain"));

        Problem refusal = refused(() -> curation.add("x y", draft, null));

        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactly(
                        "locale", "text", "moment", "feelings", "formality", "directness", "answers", "neverFor");
    }

    @Test
    void refusesASituationThatIsNotThere() {
        assertThat(refused(() -> curation.add("en", draft("nowhere", "I see."), null))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("situation");
    }

    private PhraseEntry shipped() {
        return curation.page(new PhraseFilter(SHIPPED, "en", null, null, null, null, null), null, 1)
                .getFirst();
    }

    private Suggestion usedOnce(PhraseEntry phrase) {
        Suggestion suggestion = new Suggestion(
                new SuggestionId(UUID.randomUUID()),
                phrase.id(),
                phrase.text(),
                phrase.text(),
                "en",
                "late-delivery",
                "neutral",
                "act",
                new Tone("neutral", "plain"),
                1,
                List.of());
        sql.update("""
                insert into suggestion (workspace_id, id, phrase_id, text, score, reasons, at)
                select workspace_id, ?, id, text, 1, '[]', now() from phrase where id = ?
                """, suggestion.id(), phrase.id());
        assertThat(bank.outcome(suggestion.id(), SAM, Outcome.ACCEPTED, null)).isTrue();
        return suggestion;
    }

    private long outcomesOf(PhraseId phrase) {
        return sql.first(
                        "select count(outcome) as outcomes from suggestion where phrase_id = ?",
                        row -> row.number("outcomes"),
                        phrase)
                .orElseThrow();
    }

    private static PhraseDraft draft(@Nullable String situation, String text) {
        return new PhraseDraft(
                situation, "act", List.of("worry"), "neutral", "plain", text, List.of("where is it"), null, List.of());
    }

    private static PhraseDraft worded(PhraseEntry phrase, String text) {
        return new PhraseDraft(
                phrase.situation(),
                phrase.moment(),
                phrase.feelings(),
                phrase.formality(),
                phrase.directness(),
                text,
                phrase.answers(),
                phrase.avoid(),
                phrase.neverFor());
    }

    private static PhraseEntry done(Change change) {
        assertThat(change).isInstanceOf(Change.Done.class);
        return ((Change.Done) change).phrase();
    }

    private static Problem refused(Runnable work) {
        return catchThrowableOfType(Problem.class, work::run);
    }
}
