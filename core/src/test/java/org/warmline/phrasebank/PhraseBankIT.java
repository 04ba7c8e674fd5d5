package org.warmline.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmline.phrasebank.PhraseBankFixture.inConversation;
import static org.warmline.phrasebank.PhraseBankFixture.reading;
import static org.warmline.phrasebank.PhraseBankFixture.request;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.warmline.conversation.ConversationId;
import org.warmline.emotion.Label;
import org.warmline.storage.Ids;
import org.warmline.workspace.CurrentWorkspace;

class PhraseBankIT extends WithShippedBank {
    @Inject
    LucenePhraseIndex index;

    @Inject
    OfferedSuggestions offered;

    @Inject
    Ids ids;

    @Inject
    CurrentWorkspace workspace;

    @Inject
    ObjectMapper mapper;

    @Test
    void loadsTwiceWithoutWritingAgain() {
        List<String> before = rows();
        assertThat(before).hasSizeGreaterThan(400);
        assertThat(store.bring(new ShippedPhrases().read())).isEqualTo(PhraseStore.Changes.NONE);
        bank.load();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void loadsWhatIsShippedExactlyAsItIsWritten() {
        assertThat(store.contents().phrases())
                .extracting(Phrase::content)
                .containsExactlyInAnyOrderElementsOf(new ShippedPhrases().read().phrases());
    }

    @Test
    void leavesAnEditedPhraseAloneAndMendsAnother() {
        change("late-delivery-act-1", "text = 'Ours', edited = true");
        change("late-delivery-own-1", "text = 'Damaged'");
        bank.load();
        assertThat(text("late-delivery-act-1")).isEqualTo("Ours");
        assertThat(text("late-delivery-own-1")).startsWith("I will follow this up");
    }

    @Test
    void retiresAPhraseThatIsNoLongerShippedAndBringsItBack() {
        ShippedPhrases.Content all = new ShippedPhrases().read();
        ShippedPhrases.Content fewer = new ShippedPhrases.Content(
                all.situations(),
                all.phrases().stream()
                        .filter(phrase ->
                                !(phrase.locale().equals("en") && phrase.key().equals("late-delivery-act-1")))
                        .toList());
        assertThat(store.bring(fewer)).isEqualTo(new PhraseStore.Changes(0, 0, 1));
        assertThat(livingKeys()).doesNotContain("late-delivery-act-1");
        assertThat(store.bring(all)).isEqualTo(new PhraseStore.Changes(0, 1, 0));
        assertThat(livingKeys()).contains("late-delivery-act-1");
    }

    @Test
    void leavesARetiredPhraseOfTheOwnerRetired() {
        change("late-delivery-act-1", "retired_at = now(), edited = true");
        bank.load();
        assertThat(livingKeys()).doesNotContain("late-delivery-act-1");
    }

    @Test
    void storesWhatItOffersWithItsReasons() {
        List<Suggestion> suggestions = suggest(null);
        assertThat(suggestions).hasSize(3);
        for (Suggestion suggestion : suggestions) {
            assertThat(sql.first(
                            "select text, jsonb_array_length(reasons) as reasons from suggestion where id = ? and outcome is null",
                            row -> row.text("text") + row.integer("reasons"),
                            suggestion.id()))
                    .contains(suggestion.text() + suggestion.reasons().size());
        }
    }

    @Test
    void remembersTheLastOutcomeAndLearnsFromIt() {
        Suggestion suggestion = suggest(null).getFirst();
        assertThat(bank.outcome(suggestion.id(), SAM, Outcome.DISMISSED, null)).isTrue();
        assertThat(bank.outcome(suggestion.id(), SAM, Outcome.EDITED, "Nearly so"))
                .isTrue();
        assertThat(sql.first(
                        "select outcome, sent_text from suggestion where id = ? and outcome_by = ?",
                        row -> row.text("outcome") + " " + row.text("sent_text"),
                        suggestion.id(),
                        SAM))
                .contains("edited Nearly so");
        assertThat(offered.records()).containsEntry(suggestion.phraseId(), new TrackRecord(1, 1));
        bank.refresh();
        assertThat(suggest(null))
                .filteredOn(again -> again.phraseId().equals(suggestion.phraseId()))
                .flatExtracting(Suggestion::reasons)
                .extracting(Reason::text)
                .contains("Sent once");
    }

    @Test
    void knowsNoOutcomeOfWhatWasNeverOffered() {
        assertThat(bank.outcome(new SuggestionId(ids.next()), SAM, Outcome.ACCEPTED, null))
                .isFalse();
    }

    @Test
    void offersNoPhraseTwiceOnceItWasUsedOrDismissedInTheConversation() {
        ConversationId conversation = aConversation();
        Suggestion used = suggest(conversation).getFirst();
        bank.outcome(used.id(), SAM, Outcome.ACCEPTED, used.text());
        Suggestion dismissed = suggest(conversation).getFirst();
        assertThat(dismissed.phraseId()).isNotEqualTo(used.phraseId());
        bank.outcome(dismissed.id(), SAM, Outcome.DISMISSED, null);
        assertThat(suggest(conversation))
                .extracting(Suggestion::phraseId)
                .isNotEmpty()
                .doesNotContain(used.phraseId(), dismissed.phraseId());
        assertThat(suggest(aConversation())).extracting(Suggestion::phraseId).contains(used.phraseId());
    }

    @Test
    void buildsItsIndexAnewWhenItIsGone() {
        index.close();
        assertThat(suggest(null)).isNotEmpty();
    }

    @Test
    void seesAChangeOfTheBankAfterARebuild() {
        sql.update("update phrase set retired_at = now(), edited = true where situation like '%late-delivery%'");
        bank.rebuild();
        assertThat(suggest(null)).extracting(Suggestion::situation).doesNotContain("late-delivery");
    }

    @Test
    void suggestsWhileItIsRebuilt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Suggestion>>> asked = new java.util.ArrayList<>();
            for (int i = 0; i < 40; i++) {
                if (i % 8 == 0) {
                    asked.add(threads.submit(() -> {
                        bank.rebuild();
                        return suggest(null);
                    }));
                }
                asked.add(threads.submit(() -> suggest(null)));
            }
            for (Future<List<Suggestion>> suggestions : asked) {
                assertThat(suggestions.get()).hasSize(3);
            }
        }
    }

    @Test
    void loadsBesideAnotherNodeWithoutDoubles() throws Exception {
        sql.update("delete from phrase");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ShippedPhrases.Content shipped = new ShippedPhrases().read();
            Future<PhraseStore.Changes> one = threads.submit(() -> store.bring(shipped));
            Future<PhraseStore.Changes> other = threads.submit(() -> store.bring(shipped));
            assertThat(one.get().phrases() + other.get().phrases())
                    .isEqualTo(shipped.phrases().size());
        }
    }

    @Test
    void writesASuggestionAsTheWireHasIt() throws IOException {
        Suggestion suggestion = suggest(null).getFirst();
        String json = mapper.writeValueAsString(suggestion);
        assertThat(json)
                .startsWith(
                        "{\"id\":\"" + suggestion.id() + "\",\"phraseId\":\"" + suggestion.phraseId() + "\",\"text\":")
                .contains("\"locale\":\"en\"", "\"tone\":\"", "\"reasons\":[{\"kind\":\"words\",\"text\":");
        assertThat(mapper.readValue(json, Suggestion.class)).isEqualTo(suggestion);
    }

    private List<Suggestion> suggest(@org.jspecify.annotations.Nullable ConversationId conversation) {
        return bank.suggest(
                inConversation(request("my order still hasn't arrived", reading(Label.FRUSTRATION)), conversation));
    }

    private ConversationId aConversation() {
        UUID inbox = ids.next();
        UUID contact = ids.next();
        ConversationId conversation = new ConversationId(ids.next());
        sql.update(
                "insert into inbox (workspace_id, id, key, name, greeting) values (?, ?, ?, 'Shop', 'Hello')",
                workspace.id(),
                inbox,
                inbox.toString());
        sql.update("insert into contact (workspace_id, id, inbox_id) values (?, ?, ?)", workspace.id(), contact, inbox);
        sql.update(
                """
                insert into conversation (workspace_id, id, inbox_id, contact_id, status, opened_at, last_activity_at)
                values (?, ?, ?, ?, 'queued', ?, ?)
                """,
                workspace.id(),
                conversation,
                inbox,
                contact,
                Clock.systemUTC().instant(),
                Clock.systemUTC().instant());
        return conversation;
    }

    private void change(String key, String set) {
        assertThat(sql.update("update phrase set " + set + " where locale = 'en' and key = ?", key))
                .isOne();
    }

    private String text(String key) {
        return sql.first("select text from phrase where locale = 'en' and key = ?", row -> row.text("text"), key)
                .orElseThrow();
    }

    private List<String> livingKeys() {
        return store.contents().phrases().stream()
                .filter(phrase -> phrase.content().locale().equals("en"))
                .map(phrase -> phrase.content().key())
                .toList();
    }

    private List<String> rows() {
        return sql.list(
                "select id, key, text, updated_at from phrase order by key",
                row -> row.uuid("id") + " " + row.text("key") + " " + row.text("text") + " "
                        + row.instant("updated_at"));
    }
}
