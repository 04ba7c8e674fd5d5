package org.warmline.chat.connection;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.warmline.chat.conversation.MessageFrames;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.Message;

/** Reads logs for deliveries. Blocks on the database. */
@Singleton
class LogReader {
    /** Long backlogs, each on a connection of the pool, of which there are few. */
    private static final int PAGES_AT_ONCE = 8;

    private final Semaphore pages = new Semaphore(PAGES_AT_ONCE);
    private final Conversations conversations;
    private final MessageFrames frames;

    LogReader(Conversations conversations, MessageFrames frames) {
        this.conversations = conversations;
        this.frames = frames;
    }

    /** Entries after the cursor, in order, visible or not: a visitor's cursor passes over what is not for them. */
    List<Message> read(ConversationId conversation, long cursor, int limit) {
        pages.acquireUninterruptibly();
        try {
            return conversations.after(conversation, cursor, false, limit);
        } finally {
            pages.release();
        }
    }

    /** The same for the beginning, {@link Conversations#FEW} at most: cheap when many come back at once. */
    List<Message> begin(ConversationId conversation, long cursor) {
        return conversations.next(conversation, cursor);
    }

    List<ServerFrame.MessageEntry> forStaff(ConversationId conversation, List<Message> messages) {
        return frames.forStaff(conversation, messages);
    }
}
