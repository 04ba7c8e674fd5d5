package org.warmline.conversation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the log's writer left the conversations it wrote to last. Others may have changed them since, so this is a guess, to be checked
 * by the statement that builds on it. Never holds what is not committed. Thread-safe.
 */
final class KnownHeads {
    /** About a kilobyte each. */
    private static final int MOST = 4_000;

    private final Map<ConversationId, Head> heads = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, Head> eldest) {
            return size() > MOST;
        }
    };

    /** Not to be changed: take a copy. */
    @Nullable
    synchronized Head get(ConversationId conversation) {
        return heads.get(conversation);
    }

    synchronized void remember(Collection<Head> committed) {
        committed.forEach(head -> heads.put(head.id, head.copy()));
    }

    /** What is known already is newer than what was only read. */
    synchronized void rememberUnlessKnown(Collection<Head> read) {
        read.forEach(head -> heads.putIfAbsent(head.id, head.copy()));
    }

    synchronized void forget(Collection<ConversationId> conversations) {
        conversations.forEach(heads::remove);
    }

    /** Forgets it if it was known to end before this; answers whether it did. */
    synchronized boolean forgetBefore(ConversationId conversation, long seq) {
        Head head = heads.get(conversation);
        return head != null && head.lastSeq < seq && heads.remove(conversation, head);
    }
}
