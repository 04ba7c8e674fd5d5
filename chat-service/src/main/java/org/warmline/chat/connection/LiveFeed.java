package org.warmline.chat.connection;

import io.micronaut.context.annotation.Context;
import java.util.List;
import java.util.Optional;
import org.warmline.access.Access.ConversationScope;
import org.warmline.chat.conversation.MessageFrames;
import org.warmline.chat.protocol.FrameCodec;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.Author;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationEvent;
import org.warmline.conversation.ConversationEvents;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Message;

/**
 * Brings what was committed to the open connections of this node. Never waits: it delivers what it has in hand, and what must
 * be read first goes into their mailboxes.
 */
@Context
public class LiveFeed {
    private static final int READ_AT_ONCE = 200;

    private final Connections connections;
    private final FrameCodec codec;
    private final ConversationFrames conversationFrames;
    private final LogReader log;

    LiveFeed(
            Connections connections,
            FrameCodec codec,
            ConversationFrames conversationFrames,
            LogReader log,
            ConversationEvents events) {
        this.connections = connections;
        this.codec = codec;
        this.conversationFrames = conversationFrames;
        this.log = log;
        events.subscribe(this::happened);
    }

    /** To staff who follow the conversation. */
    public void toFollowers(ConversationId conversation, ServerFrame frame) {
        for (Connection follower : connections.followersOf(conversation)) {
            follower.offerEvent(() -> {
                if (follower.stream(conversation) != null) {
                    follower.send(frame);
                }
            });
        }
    }

    public boolean isFollowed(ConversationId conversation) {
        return connections.isFollowed(conversation);
    }

    /** What another node has stored: read once for all readers here. Blocks on the database. */
    void appendedElsewhere(ConversationId conversation, ConversationScope scope, long from) {
        if (connections.readers(conversation, scope.contact()).isEmpty()) {
            conversationFrames.active(conversation);
            return;
        }
        List<Message> messages = log.read(conversation, from - 1, READ_AT_ONCE);
        if (!messages.isEmpty()) {
            appended(new ConversationEvent.MessagesAppended(conversation, scope, messages));
        }
    }

    /** The readers whose stream ends before the head go on reading. */
    void wake(Conversation conversation) {
        for (Connection reader : connections.readers(conversation.id(), conversation.contact())) {
            reader.offerEvent(() -> stream(reader, conversation.id(), conversation.scope())
                    .filter(stream -> stream.cursor < conversation.lastSeq())
                    .ifPresent(reader::catchUp));
        }
    }

    /** To the other side, and to colleagues; not to the one who types. */
    void typing(ConversationId conversation, ConversationScope scope, Author by, boolean on) {
        ServerFrame.Typing frame = new ServerFrame.Typing(conversation.value(), MessageFrames.speaker(by), on);
        for (Connection reader : connections.readers(conversation, scope.contact())) {
            if (!isOf(reader, by) && reader.maySee(scope)) {
                reader.offerEvent(() -> reader.send(frame));
            }
        }
    }

    private void happened(ConversationEvent event) {
        switch (event) {
            case ConversationEvent.MessagesAppended appended -> appended(appended);
            case ConversationEvent.ConversationChanged changed -> conversationFrames.changed(changed.conversation());
            case ConversationEvent.ReadMoved moved -> readMoved(moved);
        }
    }

    private void appended(ConversationEvent.MessagesAppended event) {
        List<LiveMessage> entries = event.messages().stream()
                .map(message -> new LiveMessage(message, codec))
                .toList();
        for (Connection reader :
                connections.readers(event.conversation(), event.scope().contact())) {
            reader.offerEvent(() -> deliverFromMemory(reader, event, entries), () -> deliver(reader, event, entries));
        }
        conversationFrames.active(event.conversation());
    }

    private boolean deliverFromMemory(
            Connection reader, ConversationEvent.MessagesAppended event, List<LiveMessage> entries) {
        return stream(reader, event.conversation(), event.scope())
                .map(stream -> reader.deliverFromMemory(stream, entries))
                .orElse(true);
    }

    private void deliver(Connection reader, ConversationEvent.MessagesAppended event, List<LiveMessage> entries) {
        stream(reader, event.conversation(), event.scope()).ifPresent(stream -> reader.deliver(stream, entries));
    }

    /** The reader's stream, if they may still see it. In the reader's mailbox. */
    private Optional<LogStream> stream(Connection reader, ConversationId conversation, ConversationScope scope) {
        if (!reader.maySee(scope)) {
            // It went to another team, or to another contact, after the stream began.
            connections.unfollow(reader, conversation);
            reader.stopStream(conversation);
            return Optional.empty();
        }
        LogStream stream = reader.stream(conversation);
        if (stream == null && !reader.isStaff()) {
            // Begun after this tab said hello: it gets all of it.
            stream = reader.startStream(conversation, 0);
        }
        return Optional.ofNullable(stream);
    }

    void readMoved(ConversationEvent.ReadMoved moved) {
        ServerFrame.Read frame =
                new ServerFrame.Read(moved.conversation().value(), MessageFrames.speaker(moved.reader()), moved.seq());
        for (Connection reader :
                connections.readers(moved.conversation(), moved.scope().contact())) {
            if (!isOf(reader, moved.reader()) && reader.maySee(moved.scope())) {
                reader.offerEvent(() -> reader.send(frame));
            }
        }
    }

    private static boolean isOf(Connection reader, Author author) {
        return reader.owner().filter(owner -> owner.equals(author.id())).isPresent();
    }
}
