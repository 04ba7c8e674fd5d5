package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.ContactId;
import org.warmline.conversation.Append.Target;
import org.warmline.conversation.JdbcLogTable.SentKey;
import org.warmline.storage.Sql;
import org.warmline.storage.StorageException;
import org.warmline.workspace.InboxId;

/** Stores many appends, of any conversations, in one transaction with a handful of statements. */
@Singleton
class LogBatch {
    /** From so many conversations or appends at once it need not be noted to the millisecond when a conversation was last active. */
    private static final int CROWD = 32;

    private static final Duration UNDER_LOAD = Duration.ofSeconds(1);

    private final Sql sql;
    private final JdbcLogTable table;
    private final Clock clock;

    LogBatch(Sql sql, JdbcLogTable table, Clock clock) {
        this.sql = sql;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Answers are in the order of the appends; returns after the commit.
     *
     * @throws CommitUnknown when the commit was asked for and not answered
     */
    Outcome store(List<Append> appends) {
        return stored(appends, false);
    }

    /** As {@link #store}, and a message that is stored already makes the database refuse all of them. */
    Outcome storeNew(List<Append> appends) {
        return stored(appends, true);
    }

    private Outcome stored(List<Append> appends, boolean allNew) {
        AtomicReference<@Nullable Outcome> done = new AtomicReference<>();
        try {
            return sql.inTransaction(() -> {
                Outcome outcome = storeInTransaction(appends, allNew);
                done.set(outcome);
                return outcome;
            });
        } catch (RuntimeException e) {
            Outcome outcome = done.get();
            if (outcome != null && StorageException.faultOf(e) == StorageException.Fault.UNKNOWN) {
                throw new CommitUnknown(outcome.events(), e);
            }
            throw e;
        }
    }

    /**
     * What of this is stored just as it was to be: what a transaction of unknown end did and is there to be told. Waits for one of this class,
     * should it still be under way.
     */
    List<ConversationEvent> committed(List<ConversationEvent> done) {
        List<Message> messages = done.stream().flatMap(LogBatch::messages).toList();
        return sql.inTransaction(() -> {
            table.lock(messages.stream().map(Message::conversation).toList());
            Map<SentKey, Message> stored =
                    table.stored(messages.stream().map(SentKey::of).toList());
            Set<ConversationId> there = done.stream()
                    .filter(event -> event instanceof ConversationEvent.MessagesAppended)
                    .filter(event -> messages(event).allMatch(message -> {
                        Message found = stored.get(SentKey.of(message));
                        return found != null && found.seq() == message.seq();
                    }))
                    .map(ConversationEvent::conversation)
                    .collect(Collectors.toSet());
            return done.stream()
                    .filter(event -> there.contains(event.conversation()))
                    .toList();
        });
    }

    private static Stream<Message> messages(ConversationEvent event) {
        return event instanceof ConversationEvent.MessagesAppended appended
                ? appended.messages().stream()
                : Stream.empty();
    }

    private Outcome storeInTransaction(List<Append> appends, boolean allNew) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<ConversationId> targets = findTargets(appends, now);
        Map<ConversationId, Head> heads =
                table.lock(targets.stream().filter(Objects::nonNull).toList());
        Map<SentKey, Message> stored = allNew ? new HashMap<>() : table.stored(keys(appends, targets));
        Map<ConversationId, List<Message>> added = new LinkedHashMap<>();
        List<Appended> answers = new ArrayList<>(appends.size());
        for (int i = 0; i < appends.size(); i++) {
            Head head = heads.get(targets.get(i));
            if (head == null) {
                answers.add(new Appended.NoConversation());
                continue;
            }
            Append append = appends.get(i);
            Message before = stored.get(new SentKey(append.author().id(), append.id(), head.id));
            if (before != null) {
                answers.add(repeated(append, before));
                continue;
            }
            if (append.author().kind() == AuthorKind.BOT && head.status != ConversationStatus.ASSISTANT) {
                answers.add(new Appended.NotTheAssistantsTurn());
                continue;
            }
            Message message = head.append(append, now, activityGrain(appends.size()));
            stored.put(SentKey.of(message), message);
            added.computeIfAbsent(head.id, id -> new ArrayList<>()).add(message);
            answers.add(new Appended.Stored(message));
        }
        table.insert(added.values().stream().flatMap(Collection::stream).toList());
        List<Head> changed = added.keySet().stream().map(heads::get).toList();
        table.update(changed);
        return new Outcome(answers, events(heads, added), changed);
    }

    /** By how much a conversation's last activity must be older to be noted anew, among so many at once. */
    static Duration activityGrain(int atOnce) {
        return atOnce < CROWD ? Duration.ZERO : UNDER_LOAD;
    }

    private List<ConversationId> findTargets(List<Append> appends, Instant now) {
        List<ContactId> beginners = new ArrayList<>();
        for (Append append : appends) {
            if (append.target() instanceof Target.OpenOrBegin target) {
                beginners.add(target.contact());
            }
        }
        if (!beginners.isEmpty()) {
            // Two tabs that write at once must begin one conversation.
            table.lockContacts(beginners);
        }
        record Door(ContactId contact, InboxId inbox) {}
        Map<Door, ConversationId> begun = new HashMap<>();
        List<ConversationId> targets = new ArrayList<>(appends.size());
        for (Append append : appends) {
            targets.add(
                    switch (append.target()) {
                        case Target.Existing existing -> existing.id();
                        case Target.OpenOrBegin target -> {
                            Door door = new Door(target.contact(), target.inbox());
                            ConversationId known = begun.get(door);
                            if (known == null) {
                                ConversationId before = table.begunBy(target.contact(), target.inbox(), append.id());
                                known = before != null ? before : table.open(target.contact(), target.inbox());
                                if (known == null) {
                                    known = table.begin(target, now);
                                }
                                if (before == null) {
                                    begun.put(door, known);
                                }
                            }
                            yield known;
                        }
                    });
        }
        return targets;
    }

    private static List<SentKey> keys(List<Append> appends, List<ConversationId> targets) {
        List<SentKey> keys = new ArrayList<>(appends.size());
        for (int i = 0; i < appends.size(); i++) {
            keys.add(new SentKey(appends.get(i).author().id(), appends.get(i).id(), targets.get(i)));
        }
        return keys;
    }

    private static Appended repeated(Append append, Message before) {
        boolean same = before.kind() == append.kind() && before.body().equals(append.body());
        return new Appended.Repeated(before.conversation(), before.seq(), before.at(), !same);
    }

    private static List<ConversationEvent> events(
            Map<ConversationId, Head> heads, Map<ConversationId, List<Message>> added) {
        List<ConversationEvent> events = new ArrayList<>();
        added.forEach((id, messages) -> {
            Head head = heads.get(id);
            if (head != null) {
                events.add(new ConversationEvent.MessagesAppended(id, head.scope(), messages));
                if (head.statusChanged || messages.getFirst().seq() == 1) {
                    events.add(new ConversationEvent.ConversationChanged(id));
                }
            }
        });
        return events;
    }

    /** The database was asked to commit and did not answer: all of it is stored, or nothing. */
    static final class CommitUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<ConversationEvent> events;

        CommitUnknown(List<ConversationEvent> events, RuntimeException cause) {
            super(cause.getMessage(), cause);
            this.events = events;
        }

        /** What is to be told if it is stored. */
        List<ConversationEvent> events() {
            return events;
        }
    }

    /**
     * What a batch did.
     *
     * @param heads of the conversations that grew, as they stand now
     */
    record Outcome(List<Appended> answers, List<ConversationEvent> events, List<Head> heads) {}
}
