package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.ContactId;

/**
 * The usual case of {@link LogBatch}, in one round trip, or two: messages for conversations whose heads are known, or looked at first,
 * which change nothing but the log itself. They are inserted under the numbers that come next, and the conversations' rows are not
 * touched: {@link HeadRollup} brings them up. Whoever changes what a message depends on, a status or an assignee, adds an entry as well,
 * which takes the number; then nothing of the plan is stored, and all of it is left to {@code LogBatch}, as is what is not so simple.
 * Confined to the log's writer, apart from what says otherwise.
 */
@Singleton
class QuickBatch {
    private final JdbcQuickAppend table;
    private final JdbcLogTable conversations;
    private final HeadRollup rollup;
    private final Clock clock;
    private final KnownHeads known = new KnownHeads();

    QuickBatch(JdbcQuickAppend table, JdbcLogTable conversations, HeadRollup rollup, Clock clock) {
        this.table = table;
        this.conversations = conversations;
        this.rollup = rollup;
        this.clock = clock;
    }

    /** Looks, in one round trip, at the conversations that were not written to here lately, or have moved on elsewhere since. */
    void look(List<Append> appends) {
        List<ConversationId> unknown = appends.stream()
                .map(append -> append.target().expected())
                .filter(id -> id != null && known.get(id) == null)
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            lookAt(unknown);
        }
    }

    /** Another node has written there, up to this: what is known of it, if anything, may be old. Any thread. */
    void movedElsewhere(ConversationId conversation, long seq) {
        if (known.forgetBefore(conversation, seq)) {
            lookAt(List.of(conversation));
        }
    }

    private void lookAt(List<ConversationId> ids) {
        long since = System.nanoTime();
        known.remember(conversations.look(ids), since);
    }

    /** Something other than its log has changed. Any thread. */
    void changed(ConversationId conversation) {
        known.forget(List.of(conversation));
    }

    /** What can be stored so. All appends to a conversation are in it, or none, so that their order stays. */
    Plan plan(List<Append> appends) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<ConversationId, Growth> growths = new HashMap<>();
        Set<ConversationId> other = new HashSet<>();
        Set<ContactId> unnamed = new HashSet<>();
        for (Append append : appends) {
            ConversationId id = append.target().expected();
            if (id == null) {
                if (append.target() instanceof Append.Target.OpenOrBegin open) {
                    unnamed.add(open.contact());
                }
                continue;
            }
            if (other.contains(id)) {
                continue;
            }
            Growth growth = growths.get(id);
            if (growth == null) {
                growth = Growth.of(known.get(id));
            }
            if (growth == null || !growth.takes(append.target()) || !growth.add(append, now)) {
                other.add(id);
                growths.remove(id);
            } else {
                growths.put(id, growth);
            }
        }
        // Where theirs will go is not known yet: perhaps before another one of these.
        growths.values().removeIf(growth -> unnamed.contains(growth.after.contact));
        return new Plan(
                now,
                growths.values().stream()
                        .sorted(Comparator.comparing(growth -> growth.after.id.value()))
                        .toList());
    }

    /**
     * Stores the plan's messages; committed when it returns.
     *
     * @throws org.warmline.storage.StorageException refused, and nothing is stored, when a conversation was not as it was known, or a message
     *     is stored already
     */
    void store(Plan plan) {
        try {
            table.store(plan);
        } catch (RuntimeException e) {
            known.forget(plan.conversations());
            throw e;
        }
        plan.growths().forEach(growth -> known.grew(growth.before, growth.after));
        rollup.grew(plan.conversations());
    }

    /** Whether what {@link #store} did not hear the end of may yet be committed. */
    boolean isUnderWay() {
        return table.isUnderWay();
    }

    /**
     * As other statements left them.
     *
     * @param since when the first of them began, by {@link System#nanoTime}
     */
    void remember(Collection<Head> committed, long since) {
        known.remember(committed, since);
    }

    /** @param growths by the conversation's id, which is {@link LogRows#ORDER} */
    record Plan(Instant at, List<Growth> growths) {
        List<Message> messages() {
            return growths.stream().flatMap(growth -> growth.messages.stream()).toList();
        }

        /** By what was to be stored; the same append twice is stored never, since the database refuses it. */
        Map<Append, Message> byAppend() {
            Map<Append, Message> messages = new IdentityHashMap<>();
            for (Growth growth : growths) {
                for (int i = 0; i < growth.appends.size(); i++) {
                    messages.put(growth.appends.get(i), growth.messages.get(i));
                }
            }
            return messages;
        }

        Collection<ConversationId> conversations() {
            return growths.stream().map(growth -> growth.after.id).toList();
        }

        List<ConversationEvent> events() {
            return growths.stream().map(Growth::event).toList();
        }
    }

    /** One conversation's new messages, and its head after them. */
    static final class Growth {
        private final Head before;
        final Head after;
        final List<Append> appends = new ArrayList<>();
        final List<Message> messages = new ArrayList<>();

        private Growth(Head before) {
            this.before = before;
            this.after = before.copy();
        }

        private static @Nullable Growth of(@Nullable Head known) {
            return known == null ? null : new Growth(known);
        }

        /** Whether this is where it goes: what names no conversation goes to one that is open. */
        private boolean takes(Append.Target target) {
            return switch (target) {
                case Append.Target.Existing existing -> true;
                case Append.Target.OpenOrBegin open ->
                    after.status != ConversationStatus.RESOLVED
                            && after.contact.equals(open.contact())
                            && after.inbox.equals(open.inbox());
            };
        }

        /** Whether the message changes nothing but the log, so that it can be stored so. */
        private boolean add(Append append, Instant at) {
            if (append.author().kind() == AuthorKind.BOT && after.status != ConversationStatus.ASSISTANT) {
                return false;
            }
            appends.add(append);
            messages.add(after.append(append, at, Duration.ZERO));
            return !after.statusChanged;
        }

        ConversationEvent event() {
            return new ConversationEvent.MessagesAppended(after.id, after.scope(), messages);
        }
    }
}
