package org.warmline.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
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
        return known == null || System.nanoTime() - known.read > GOOD_FOR_NANOS ? null : known.head;
    }

    /** As they were read just now. */
    synchronized void remember(Collection<Head> committed) {
        long now = System.nanoTime();
        committed.forEach(head -> heads.put(head.id, new Known(head.copy(), now)));
    }

    /** They have grown since they were read. */
    synchronized void grew(Collection<Head> committed) {
        committed.forEach(head -> heads.computeIfPresent(head.id, (id, known) -> new Known(head.copy(), known.read)));
    }

    /** What is known already is newer than what was only read. */
    synchronized void rememberUnlessKnown(Collection<Head> read) {
        long now = System.nanoTime();
        read.forEach(head -> heads.putIfAbsent(head.id, new Known(head.copy(), now)));
    }

    synchronized void forget(Collection<ConversationId> conversations) {
        conversations.forEach(heads::remove);
    }

    /** Forgets it if it was known to end before this; answers whether it did. */
    synchronized boolean forgetBefore(ConversationId conversation, long seq) {
        Known known = heads.get(conversation);
        return known != null && known.head.lastSeq < seq && heads.remove(conversation, known);
    }

    /** @param read when the row was, by {@link System#nanoTime} */
    private record Known(Head head, long read) {}
}
