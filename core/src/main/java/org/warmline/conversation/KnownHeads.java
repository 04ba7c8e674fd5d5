package org.warmline.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warmline.limit.LeastRecentlyUsed;

/**
 * How the log's writer left the conversations it wrote to last. Others may have changed them since, so this is a guess, which the log's key
 * checks; and it is one for five seconds only, because who may see a conversation can change without an entry in its log. Never holds
 * what is not committed. Thread-safe.
 */
final class KnownHeads {
    /** About a kilobyte each. */
    private static final int MOST = 4_000;

    private static final long GOOD_FOR_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<ConversationId, Known> heads = new LeastRecentlyUsed<>(MOST);
    /** When each was forgotten, by {@link System#nanoTime}: what was read before is not remembered any more. */
    private final Map<ConversationId, Long> forgotten = new LeastRecentlyUsed<>(MOST);

    /** Not to be changed: take a copy. */
    @Nullable
    synchronized Head get(ConversationId conversation) {
        Known known = heads.get(conversation);
        return known == null || known.isOld() ? null : known.head;
    }

    /**
     * As they were read, or left.
     *
     * @param since when the reading began, by {@link System#nanoTime}
     */
    synchronized void remember(Collection<Head> read, long since) {
        for (Head head : read) {
            Long gone = forgotten.get(head.id);
            if (gone == null || gone - since < 0) {
                Known now = new Known(head.copy(), since);
                heads.merge(head.id, now, (before, one) -> before.isNewerThan(one) ? before : one);
            }
        }
    }

    /** It has grown, unless something else has been learnt of it than what {@link #get} gave. */
    synchronized void grew(Head before, Head after) {
        heads.computeIfPresent(
                after.id, (id, known) -> known.head == before ? new Known(after.copy(), known.since) : known);
    }

    synchronized void forget(Collection<ConversationId> conversations) {
        long now = System.nanoTime();
        for (ConversationId conversation : conversations) {
            heads.remove(conversation);
            forgotten.put(conversation, now);
        }
    }

    /** Forgets it unless it is known to end there, or later; answers whether it was known. */
    synchronized boolean forgetBefore(ConversationId conversation, long seq) {
        Known known = heads.get(conversation);
        if (known != null && known.head.lastSeq >= seq) {
            return false;
        }
        forget(List.of(conversation));
        return known != null;
    }

    /** @param since when it was read, by {@link System#nanoTime} */
    private record Known(Head head, long since) {
        boolean isOld() {
            return System.nanoTime() - since > GOOD_FOR_NANOS;
        }

        /** A log only grows. But what was known too long ago may be of a database that has gone back since. */
        boolean isNewerThan(Known other) {
            return !isOld()
                    && (head.lastSeq > other.head.lastSeq
                            || head.lastSeq == other.head.lastSeq && since - other.since > 0);
        }
    }
}
