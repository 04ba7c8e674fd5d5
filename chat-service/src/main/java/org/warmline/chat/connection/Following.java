package org.warmline.chat.connection;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Permission;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.chat.suggestion.SuggestionDesk;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.desk.Desk;

/** Starts, continues and ends the streams of a connection. Called in the connection's mailbox. */
@Singleton
class Following {
    private final Desk desk;
    private final Connections connections;
    private final ConversationFrames frames;
    private final SuggestionDesk suggestions;

    Following(Desk desk, Connections connections, ConversationFrames frames, SuggestionDesk suggestions) {
        this.desk = desk;
        this.connections = connections;
        this.frames = frames;
        this.suggestions = suggestions;
    }

    /** Staff: from after the seq, or from now; a conversation that is not theirs to see is refused. */
    void follow(Connection connection, ConversationId id, Optional<Long> seq) {
        Conversation conversation = desk.require(connection.caller(), Permission.FOLLOW, id);
        connections.follow(connection, id);
        connection.followed().add(id);
        LogStream stream = connection.stream(id);
        if (seq.isPresent() && seq.get() > conversation.lastSeq()) {
            startAfresh(connection, id);
        } else if (stream == null) {
            stream = connection.startStream(id, seq.orElse(conversation.lastSeq()));
            connection.catchUp(stream);
        }
        frames.sendTo(connection, id);
        connection.send(new ServerFrame.Live(id.value()));
        suggestions.latest(conversation, connection.staffId()).ifPresent(connection::send);
    }

    void unfollow(Connection connection, ConversationId id) {
        connections.unfollow(connection, id);
        connection.stopStream(id);
    }

    /**
     * A visitor's own: from after the seq.
     *
     * @param seq null when what they have cannot be continued
     */
    void resume(Connection connection, Conversation conversation, @Nullable Long seq) {
        ConversationId id = conversation.id();
        LogStream stream = connection.stream(id);
        long head = stream == null ? conversation.lastSeq() : Math.max(stream.cursor, conversation.lastSeq());
        if (seq == null || seq > head) {
            startAfresh(connection, id);
        } else {
            connection.catchUp(connection.startStream(id, seq));
        }
        connection.send(new ServerFrame.Live(id.value()));
    }

    private static void startAfresh(Connection connection, ConversationId id) {
        connection.send(new ServerFrame.Reset(id.value()));
        connection.catchUp(connection.startStream(id, 0));
    }
}
