package org.warmline.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmline.conversation.Beginning.stored;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.contact.Contact;
import org.warmline.contact.Visitors;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.Inboxes;

/** Invariants I2 (stored once), I3 (1, 2, 3 without a hole) and that nothing is told before it is committed. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageLogIT implements TestPropertyProvider {
    @Inject
    MessageLog log;

    @Inject
    Conversations conversations;

    @Inject
    ConversationChanges changes;

    @Inject
    ConversationEvents events;

    @Inject
    Inboxes inboxes;

    @Inject
    Visitors visitors;

    private Inbox inbox = inbox(new InboxId(new UUID(0, 0)));

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void openTheDoor() {
        inbox = inboxes.save(inbox(inboxes.nextId()));
    }

    @Test
    void storesManyAtOnceInTheOrderTheyWereSent() {
        Contact visitor = visitor();
        List<CompletableFuture<Appended>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(log.append(says(visitor, UUID.randomUUID(), "message " + i)));
        }

        List<Message> stored =
                answers.stream().map(answer -> stored(answer.join())).toList();
        assertThat(stored.stream().map(Message::conversation))
                .containsOnly(stored.getFirst().conversation());
        assertThat(stored.stream().map(Message::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(conversations.after(stored.getFirst().conversation(), 0, false, 400))
                .isEqualTo(stored);
    }

    @Test
    void storesTheSameIdOnceHoweverOftenItIsSent() {
        Contact visitor = visitor();
        UUID id = UUID.randomUUID();
        List<CompletableFuture<Appended>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(log.append(says(visitor, id, "once")));
        }
        List<Appended> done = answers.stream().map(CompletableFuture::join).toList();

        assertThat(done.stream().filter(Appended.Stored.class::isInstance)).hasSize(1);
        Message first = stored(done.getFirst());
        assertThat(done.stream().skip(1))
                .containsOnly(new Appended.Repeated(first.conversation(), first.seq(), first.at(), false));
        assertThat(conversations.after(first.conversation(), 0, false, 10)).hasSize(1);
    }

    @Test
    void keepsTheFirstContentAndTellsOfTheMismatch() {
        Contact visitor = visitor();
        UUID id = UUID.randomUUID();
        Message first = stored(log.append(says(visitor, id, "first")).join());

        assertThat(log.append(says(visitor, id, "second")).join())
                .isEqualTo(new Appended.Repeated(first.conversation(), first.seq(), first.at(), true));
        assertThat(conversations.after(first.conversation(), 0, false, 10))
                .extracting(Message::body)
                .containsExactly("first");
    }

    @Test
    void beginsOneConversationHoweverManyTabsWriteAtOnce() {
        Contact visitor = visitor();
        Set<ConversationId> begun = new HashSet<>();
        List<CompletableFuture<Appended>> answers = new CopyOnWriteArrayList<>();
        List<Thread> tabs = new ArrayList<>();
        for (int tab = 0; tab < 8; tab++) {
            tabs.add(Thread.startVirtualThread(
                    () -> answers.add(log.append(says(visitor, UUID.randomUUID(), "hello")))));
        }
        tabs.forEach(MessageLogIT::join);
        answers.forEach(answer -> begun.add(stored(answer.join()).conversation()));

        assertThat(begun).hasSize(1);
        assertThat(conversations.of(visitor.id())).hasSize(1);
    }

    @Test
    void knowsNoConversationThatDoesNotExist() {
        Append append = Append.text(
                new ConversationId(UUID.randomUUID()), Author.visitor(visitor()), UUID.randomUUID(), "hello");

        assertThat(log.append(append).join()).isEqualTo(new Appended.NoConversation());
    }

    @Test
    void oneAppendTheDatabaseRefusesDoesNotTakeTheOthersWithIt() {
        Contact visitor = visitor();
        CompletableFuture<Appended> before = log.append(says(visitor, UUID.randomUUID(), "before"));
        CompletableFuture<Appended> bad = log.append(says(visitor, UUID.randomUUID(), "NUL \0 is no text"));
        CompletableFuture<Appended> after = log.append(says(visitor, UUID.randomUUID(), "after"));

        assertThat(stored(before.join()).seq()).isEqualTo(1);
        assertThat(stored(after.join()).seq()).isEqualTo(2);
        assertThat(bad).isCompletedExceptionally();
    }

    @Test
    void theAssistantMayWriteOnlyWhileTheConversationIsItsOwn() {
        Contact visitor = visitor();
        Message first =
                stored(log.append(says(visitor, UUID.randomUUID(), "hello")).join());
        assertThat(log.append(Append.text(first.conversation(), Author.bot("Rye"), UUID.randomUUID(), "hi"))
                        .join())
                .isInstanceOf(Appended.Stored.class);

        changes.change(first.conversation(), draft -> {
            draft.become(ConversationStatus.QUEUED);
            draft.event(Author.system(), "Handed to a person.");
            return true;
        });
        assertThat(log.append(Append.text(first.conversation(), Author.bot("Rye"), UUID.randomUUID(), "late"))
                        .join())
                .isEqualTo(new Appended.NotTheAssistantsTurn());
    }

    @Test
    void whatIsToldIsCommitted() {
        Contact visitor = visitor();
        List<Boolean> found = new CopyOnWriteArrayList<>();
        events.subscribe(event -> {
            if (event instanceof ConversationEvent.MessagesAppended appended
                    && appended.scope().contact().equals(visitor.id())) {
                Thread reader = Thread.startVirtualThread(() -> found.add(!conversations
                        .after(appended.conversation(), 0, false, 10)
                        .isEmpty()));
                join(reader);
            }
        });

        log.append(says(visitor, UUID.randomUUID(), "hello")).join();

        assertThat(found).containsExactly(true);
    }

    private Contact visitor() {
        return visitors.open(inbox, null, new Visitors.Arrival("en", null), null)
                .contact();
    }

    private Append says(Contact visitor, UUID id, String body) {
        return new Append(
                new Append.Target.OpenOrBegin(visitor.id(), inbox.id(), null),
                Author.visitor(visitor),
                id,
                MessageKind.TEXT,
                body,
                List.of(),
                null);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Inbox inbox(InboxId id) {
        return new Inbox(id, "log", "Log", "customer", "en", "Hello", "Rye", "#b4512b", "", List.of(), null, null);
    }
}
