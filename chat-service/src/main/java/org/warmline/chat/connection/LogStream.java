package org.warmline.chat.connection;

import org.warmline.conversation.ConversationId;

/** One conversation on one connection: everything up to the cursor was delivered. Confined to the connection's mailbox. */
final class LogStream {
    final ConversationId conversation;
    long cursor;

    LogStream(ConversationId conversation, long cursor) {
        this.conversation = conversation;
        this.cursor = cursor;
    }
}
