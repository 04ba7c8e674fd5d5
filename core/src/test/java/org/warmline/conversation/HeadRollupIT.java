package org.warmline.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmline.conversation.Beginning.stored;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.contact.Visitors;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffDirectory;

/** A message is stored without touching its conversation's row: what is read is the log's end, and the row follows. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadRollupIT implements TestPropertyProvider {
    private static final Duration AT_ONCE = Duration.ZERO;

    @Inject
    MessageLog log;

    @Inject
    Conversations conversations;

    @Inject
    ConversationChanges changes;

    @Inject
    JdbcLogTable heads;

    @Inject
    JdbcQuickAppend append;

    @Inject
    JdbcHeadRollup rows;

    @Inject
    StaffDirectory directory;

    @Inject
    Inboxes inboxes;

    @Inject
    Visitors visitors;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private Author visitor = Author.bot("set before each test");
    private Author agent = Author.bot("set before each test");
    private ConversationId conversation = new ConversationId(new UUID(0, 0));
    /** Of a node that never brings rows up. */
    private QuickBatch lazy;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void beginAConversation() {
        Beginning begun = Beginning.with("hello", inboxes, visitors, log);
        visitor = begun.visitor();
        conversation = begun.conversation();
        agent = Author.agent(
                directory.add(UUID.randomUUID() + "@demo.test", "Mara", Role.AGENT, "warmline-test", false));
        lazy = new QuickBatch(append, heads, new HeadRollup(rows, clock), clock);
    }

    @Test
    void whatIsReadIsTheLogsEndThoughTheRowIsBehind() {
        say(agent, "Hello, Mara here");
        long row = rowSeq();

        Message message = store(visitor, MessageKind.TEXT);

        assertThat(rowSeq()).isEqualTo(row);
        Conversation now = conversations.find(conversation).orElseThrow();
        assertThat(now.lastSeq()).isEqualTo(message.seq());
        assertThat(now.visitorSeq()).isEqualTo(message.seq());
        assertThat(now.waitingSince()).isEqualTo(message.at());
    }

    /** The log read by SQL says the same as each message applied in turn in Java, from whatever row it starts. */
    @Test
    void readsFromTheLogWhatEachMessageDidInTurn() {
        say(agent, "Hello, Mara here");
        Random random = new Random(20_261_123);
        for (int i = 0; i < 60; i++) {
            boolean visitorSpeaks = random.nextBoolean();
            boolean note = !visitorSpeaks && random.nextInt(3) == 0;
            Growth grown = grow(visitorSpeaks ? visitor : agent, note ? MessageKind.NOTE : MessageKind.TEXT);

            assertThat(standing(heads.look(List.of(conversation)).getFirst())).isEqualTo(standing(grown.after()));
            if (random.nextInt(5) == 0) {
                rows.bringUp(List.of(conversation), AT_ONCE);
                assertThat(rowSeq()).isEqualTo(grown.after().lastSeq);
                assertThat(sql.first(
                                "select 1 from conversation c join conversation_now n using (id) where id = ?"
                                        + " and (c.visible_seq, c.visitor_seq, c.last_activity_at)"
                                        + " = (n.visible_seq, n.visitor_seq, n.active_at)"
                                        + " and c.waiting_since is not distinct from n.waiting_since",
                                row -> 1,
                                conversation))
                        .isPresent();
            }
        }
    }

    @Test
    void rowsShowWhatWasStoredBeforeSomebodyWaitedForThem() {
        say(visitor, "Are you there?");
        Message last = say(visitor, "Hello?");

        assertThat(log.catchUp()).isTrue();

        assertThat(rowSeq()).isEqualTo(last.seq());
    }

    @Test
    void findsAtItsStartWhatADeadNodeLeftBehind() throws InterruptedException {
        say(agent, "Hello, Mara here");
        log.catchUp();
        Message left = store(visitor, MessageKind.TEXT);
        HeadRollup next = new HeadRollup(rows, clock);
        try {
            next.start();

            assertThat(next.catchUp()).isTrue();
            assertThat(rowSeq()).isEqualTo(left.seq());
        } finally {
            next.stop();
        }
    }

    @Test
    void bringsUpWhatIsLeftBeforeItStops() throws InterruptedException {
        say(agent, "Hello, Mara here");
        log.catchUp();
        Message left = store(visitor, MessageKind.TEXT);
        HeadRollup ending = new HeadRollup(rows, clock);
        ending.grew(List.of(conversation));

        ending.start();
        ending.stop();

        assertThat(rowSeq()).isEqualTo(left.seq());
    }

    @Test
    void neverSetsARowBack() {
        say(agent, "Hello, Mara here");
        store(visitor, MessageKind.TEXT);
        changes.change(conversation, draft -> {
            draft.become(ConversationStatus.RESOLVED);
            draft.event(agent, "Mara resolved the conversation.");
            return true;
        });
        long resolved = rowSeq();

        rows.bringUp(List.of(conversation), AT_ONCE);

        assertThat(rowSeq()).isEqualTo(resolved);
        assertThat(conversations.find(conversation).orElseThrow().waitingSince())
                .isNull();
    }

    @Test
    void leavesARowThatSomebodyHoldsForLater() {
        say(agent, "Hello, Mara here");
        Message left = store(visitor, MessageKind.TEXT);
        sql.inTransaction(() -> {
            heads.lock(List.of(conversation));
            assertThat(CompletableFuture.supplyAsync(() -> rows.bringUp(List.of(conversation), AT_ONCE))
                            .orTimeout(20, TimeUnit.SECONDS)
                            .join())
                    .isEmpty();
            return true;
        });

        assertThat(rows.bringUp(List.of(conversation), AT_ONCE)).containsExactly(conversation);
        assertThat(rowSeq()).isEqualTo(left.seq());
    }

    @Test
    void runsAChangeAgainWhenAMessageCameMeanwhile() {
        say(agent, "Hello, Mara here");
        int[] runs = {0};

        changes.change(conversation, draft -> {
            if (runs[0]++ == 0) {
                // Stored on another connection while this one holds the conversation.
                CompletableFuture.runAsync(() -> store(visitor, MessageKind.TEXT))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
            }
            draft.become(ConversationStatus.RESOLVED);
            draft.event(agent, "Mara resolved the conversation.");
            return true;
        });

        assertThat(runs[0]).isEqualTo(2);
        List<Message> all = conversations.after(conversation, 0, false, 10);
        assertThat(all.stream().map(Message::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(all.getLast().kind()).isEqualTo(MessageKind.EVENT);
    }

    @Test
    void refusesAChangeThatTheLogWouldNotShow() {
        assertThatThrownBy(() -> changes.change(conversation, draft -> {
                    draft.become(ConversationStatus.RESOLVED);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(conversations.find(conversation).orElseThrow().status()).isNotEqualTo(ConversationStatus.RESOLVED);
    }

    /** Two nodes write to one conversation as fast as they can, each with an old idea of its end. */
    @Test
    void twoWhoWriteToOneConversationLeaveNoHoleAndLoseNothing() {
        say(agent, "Hello, Mara here");
        long before = conversations.find(conversation).orElseThrow().lastSeq();
        CompletableFuture<?> other =
                CompletableFuture.runAsync(() -> IntStream.range(0, 200).forEach(i -> {
                    while (!storesAsAnotherNode(visitor)) {
                        // Somebody was faster.
                    }
                }));
        for (int i = 0; i < 200; i++) {
            sayUntilItIsStored(agent);
        }
        other.orTimeout(60, TimeUnit.SECONDS).join();

        List<Message> all = conversations.after(conversation, 0, false, 1_000);
        assertThat(all.stream().map(Message::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, before + 400).boxed().toList());
        assertThat(all.stream().map(Message::visiblePrev).skip(1))
                .containsExactlyElementsOf(
                        LongStream.range(1, before + 400).boxed().toList());
    }

    /** As a client does that is told to send it again under the same id. */
    private void sayUntilItIsStored(Author author) {
        Append append = Append.text(conversation, author, UUID.randomUUID(), "a line");
        while (log.append(append).exceptionally(failure -> null).join() == null) {
            assertThat(isStored(append)).isFalse();
        }
    }

    private boolean isStored(Append append) {
        return conversations.isStored(append.author().id(), append.id());
    }

    private boolean storesAsAnotherNode(Author author) {
        try {
            store(author, MessageKind.TEXT);
            return true;
        } catch (RuntimeException e) {
            assertThat(e).matches(JdbcLogTable::isOvertaken);
            return false;
        }
    }

    private record Growth(Head after, Message message) {}

    private Growth grow(Author author, MessageKind kind) {
        Append append = new Append(
                new Append.Target.Existing(conversation), author, UUID.randomUUID(), kind, "a line", List.of(), null);
        lazy.changed(conversation);
        lazy.look(List.of(append));
        QuickBatch.Plan plan = lazy.plan(List.of(append));
        lazy.store(plan);
        return new Growth(plan.growths().getFirst().after, plan.messages().getFirst());
    }

    private Message store(Author author, MessageKind kind) {
        return grow(author, kind).message();
    }

    private Message say(Author author, String body) {
        return stored(log.append(Append.text(conversation, author, UUID.randomUUID(), body))
                .join());
    }

    private long rowSeq() {
        return sql.first("select last_seq from conversation where id = ?", row -> row.number("last_seq"), conversation)
                .orElseThrow();
    }

    private static List<?> standing(Head head) {
        return List.of(
                head.lastSeq,
                head.visibleSeq,
                head.visitorSeq,
                head.lastActivityAt,
                String.valueOf(head.waitingSince),
                head.status);
    }
}
