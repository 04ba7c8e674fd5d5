package org.warmline.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.warmline.conversation.Beginning.stored;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.contact.ContactId;
import org.warmline.contact.Visitors;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.Inboxes;

/** What the log remembers of a conversation is a guess: whatever others did to it meanwhile holds. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickBatchIT implements TestPropertyProvider {
    @Inject
    MessageLog log;

    @Inject
    Conversations conversations;

    @Inject
    ConversationChanges changes;

    @Inject
    ConversationEvents events;

    @Inject
    QuickBatch quick;

    @Inject
    Inboxes inboxes;

    @Inject
    Visitors visitors;

    @Inject
    Sql sql;

    private Author visitor = Author.bot("set before each test");
    private Append.Target.OpenOrBegin door =
            new Append.Target.OpenOrBegin(new ContactId(new UUID(0, 0)), new InboxId(new UUID(0, 0)), null);
    private ConversationId conversation = new ConversationId(new UUID(0, 0));

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void beginAConversation() {
        Beginning begun = Beginning.with("hello", inboxes, visitors, log);
        visitor = begun.visitor();
        door = begun.door();
        conversation = begun.conversation();
    }

    @Test
    void storesWhatFollowsInOneStatement() {
        QuickBatch.Plan plan = quick.plan(List.of(says("again")));

        assertThat(plan.conversations()).containsExactly(conversation);
        assertThat(say("again").seq()).isEqualTo(2);
    }

    @Test
    void keepsTheOrderOfOneWhoHasNotNamedTheConversationYet() {
        assertThat(quick.plan(List.of(saysAt(door), says("and another thing"))).conversations())
                .isEmpty();
    }

    @Test
    void looksAgainWhereOthersHaveWritten() {
        changes.change(conversation, draft -> {
            draft.event(Author.bot("Rye"), "Mara has it now.");
            return true;
        });
        List<Append> appends = List.of(says("are you there?"));
        assertThatThrownBy(() -> quick.store(quick.plan(appends))).matches(JdbcLogTable::isOvertaken);
        assertThat(quick.plan(appends).conversations()).isEmpty();
        quick.look(appends);
        assertThat(quick.plan(appends).messages()).extracting(Message::seq).containsExactly(3L);
    }

    @Test
    void knowsAtOnceWhereAnotherNodeSaysItHasWritten() {
        changes.change(conversation, draft -> {
            draft.event(Author.bot("Rye"), "Mara has it now.");
            return true;
        });

        log.movedElsewhere(conversation, 2);
        QuickBatch.Plan plan = quick.plan(List.of(says("are you there?")));

        quick.store(plan);
        assertThat(plan.messages()).extracting(Message::seq).containsExactly(3L);
    }

    @Test
    void goesOnAfterWhatOthersAdded() {
        changes.change(conversation, draft -> {
            draft.event(Author.bot("Rye"), "Mara has it now.");
            return true;
        });

        assertThat(say("are you there?").seq()).isEqualTo(3);
        assertThat(say("hello?").seq()).isEqualTo(4);
        assertThat(conversations.after(conversation, 0, false, 10).stream().map(Message::seq))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 4).boxed().toList());
    }

    @Test
    void opensAgainWhatOthersHaveResolved() {
        changes.change(conversation, draft -> {
            draft.become(ConversationStatus.RESOLVED);
            draft.event(Author.bot("Rye"), "It is done.");
            return true;
        });

        say("one more thing");

        assertThat(conversations.find(conversation).orElseThrow().status()).isEqualTo(ConversationStatus.QUEUED);
    }

    @Test
    void storesWhatNamesNoConversationInTheOnlyOneThereIs() {
        Append again = saysAt(theOnlyOne());

        assertThat(quick.plan(List.of(again)).conversations()).containsExactly(conversation);
        assertThat(stored(log.append(again).join()).conversation()).isEqualTo(conversation);
        assertThat(log.append(again).join())
                .isInstanceOfSatisfying(
                        Appended.Repeated.class,
                        repeated -> assertThat(repeated.seq()).isEqualTo(2));
    }

    @Test
    void beginsAnotherConversationWhenOthersHaveResolvedTheOnlyOne() {
        changes.change(conversation, draft -> {
            draft.become(ConversationStatus.RESOLVED);
            draft.event(Author.bot("Rye"), "It is done.");
            return true;
        });

        assertThat(stored(log.append(saysAt(theOnlyOne())).join()).conversation())
                .isNotEqualTo(conversation);
    }

    @Test
    void tellsThoseWhoMaySeeItNowAfterItWentToAnotherContact() {
        say("known");
        UUID other = UUID.randomUUID();
        sql.update(
                "insert into contact (workspace_id, id, inbox_id) select workspace_id, ?, inbox_id from contact where id = ?",
                other,
                visitor.id());
        sql.update("update conversation set contact_id = ? where id = ?", other, conversation);
        events.publish(new ConversationEvent.ConversationChanged(conversation));
        CompletableFuture<UUID> told = new CompletableFuture<>();
        events.subscribe(event -> {
            if (event instanceof ConversationEvent.MessagesAppended appended
                    && appended.conversation().equals(conversation)) {
                told.complete(appended.scope().contact().value());
            }
        });

        say("whose is it?");

        assertThat(told.join()).isEqualTo(other);
    }

    @Test
    void storesNothingUnderANumberThatSomebodyTookMeanwhile() throws Exception {
        QuickBatch.Plan plan = quick.plan(List.of(says("are you there?")));
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> stored = sql.inTransaction(() -> {
                changes.change(conversation, draft -> {
                    draft.become(ConversationStatus.RESOLVED);
                    draft.event(Author.bot("Rye"), "It is done.");
                    return true;
                });
                Future<?> waiting = writer.submit(() -> quick.store(plan));
                await().until(() -> sql.first("select 1 from pg_locks where not granted", row -> 1)
                        .isPresent());
                return waiting;
            });

            assertThatThrownBy(stored::get).matches(JdbcLogTable::isOvertaken);
        }
        assertThat(conversations.after(conversation, 1, false, 10))
                .extracting(Message::body)
                .containsExactly("It is done.");
    }

    @Test
    void keepsAllOfAConversationTogetherWhenOneMessageIsNotSimple() {
        changes.change(conversation, draft -> {
            draft.become(ConversationStatus.QUEUED);
            draft.event(Author.bot("Rye"), "It waits.");
            return true;
        });
        Append late = Append.text(conversation, Author.bot("Rye"), UUID.randomUUID(), "late");

        assertThat(quick.plan(List.of(says("one"), late, says("two"))).growths())
                .isEmpty();
    }

    private Message say(String body) {
        return stored(log.append(says(body)).join());
    }

    private Append says(String body) {
        return Append.text(conversation, visitor, UUID.randomUUID(), body);
    }

    private Append.Target theOnlyOne() {
        return new Append.Target.OpenOrBegin(door.contact(), door.inbox(), conversation);
    }

    private Append saysAt(Append.Target target) {
        return new Append(target, visitor, UUID.randomUUID(), MessageKind.TEXT, "hello", List.of(), null);
    }
}
