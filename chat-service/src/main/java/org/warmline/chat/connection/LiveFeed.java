package org.warmline.chat.connection;

import io.micronaut.context.annotation.Context;
import java.util.List;
import org.warmline.chat.conversation.MessageFrames;
import org.warmline.chat.protocol.FrameCodec;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.ConversationEvent;
import org.warmline.conversation.ConversationEvents;
import org.warmline.conversation.ConversationId;

/** Brings what was committed to the open connections of this node. Only puts work into their mailboxes, so it never waits. */
@Context
public class LiveFeed {
    private final Connections connections;
    private final FrameCodec codec;
    private final ConversationFrames conversationFrames;

    LiveFeed(
            Connections connections,
            FrameCodec codec,
            ConversationFrames conversationFrames,
            ConversationEvents events) {
        this.connections = connections;
        this.codec = codec;
        this.conversationFrames = conversationFrames;
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
            reader.offerEvent(() -> deliver(reader, event, entries));
        }
        conversationFrames.active(event.conversation());
    }

    private void deliver(Connection reader, ConversationEvent.MessagesAppended event, List<LiveMessage> entries) {
        ConversationId conversation = event.conversation();
        if (!reader.maySee(event.scope())) {
            // It went to another team, or to another contact, after the stream began.
            connections.unfollow(reader, conversation);
            reader.stopStream(conversation);
            return;
        }
        LogStream stream = reader.stream(conversation);
        if (stream == null) {
            if (reader.isStaff()) {
                return;
            }
            // Begun after this tab said hello: it gets all of it.
            stream = reader.startStream(conversation, 0);
        }
        reader.deliver(stream, entries);
    }

    private void readMoved(ConversationEvent.ReadMoved moved) {
        ServerFrame.Read frame =
                new ServerFrame.Read(moved.conversation().value(), MessageFrames.speaker(moved.reader()), moved.seq());
        for (Connection reader :
                connections.readers(moved.conversation(), moved.scope().contact())) {
            boolean own = reader.owner()
                    .filter(owner -> owner.equals(moved.reader().id()))
                    .isPresent();
            if (!own && reader.maySee(moved.scope())) {
                reader.offerEvent(() -> reader.send(frame));
            }
        }
    }
}
