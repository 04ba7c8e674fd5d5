package org.warmline.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the log's writer left the conversations it wrote to last. Others may have changed them since, so this is a guess, which the log's key
 * checks; and it is one for five seconds only, because who may see a conversation can change without an entry in its log. Never holds
 * what is not committed. Thread-safe.
 */
final class KnownHeads {
    /** About a kilobyte each. */
    private static final int MOST = 4_000;

    private static final long GOOD_FOR_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<ConversationId, Known> heads = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, Known> eldest) {
            return size() > MOST;
        }
    };

    /** Not to be changed: take a copy. */
    @Nullable
    synchronized Head get(ConversationId conversation) {
        Known known = heads.get(conversation);
        return known == null || System.nanoTime() - known.since > GOOD_FOR_NANOS ? null : known.head;
    }

    /**
     * As they were read, or left.
     *
     * @param since when the reading began, by {@link System#nanoTime}: what was learnt or forgotten of one later is newer
     */
    synchronized void remember(Collection<Head> read, long since) {
        read.forEach(head -> heads.merge(
                head.id,
                new Known(head.copy(), since),
                (before, now) -> before.isNewerThan(head.lastSeq, since) ? before : now));
    }

    /** It has grown, unless something else has been learnt of it than what {@link #get} gave. */
    synchronized void grew(Head before, Head after) {
        heads.computeIfPresent(
                after.id, (id, known) -> known.head == before ? new Known(after.copy(), known.since) : known);
    }

    synchronized void forget(Collection<ConversationId> conversations) {
        long now = System.nanoTime();
        conversations.forEach(id -> heads.put(id, new Known(null, now)));
    }

    /** Forgets it if it was known to end before this; answers whether it did. */
    synchronized boolean forgetBefore(ConversationId conversation, long seq) {
        Known known = heads.get(conversation);
        if (known == null || known.head == null || known.head.lastSeq >= seq) {
            return false;
        }
        forget(List.of(conversation));
        return true;
    }

    /**
     * @param head null: forgotten
     * @param since when it was read, or forgotten, by {@link System#nanoTime}
     */
    private record Known(@Nullable Head head, long since) {
        boolean isNewerThan(long lastSeq, long read) {
            return since - read > 0 || head != null && head.lastSeq > lastSeq;
        }
    }
}
