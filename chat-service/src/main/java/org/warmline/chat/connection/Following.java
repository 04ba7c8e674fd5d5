package org.warmline.chat.connection;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Permission;
import org.warmline.background.BackgroundThreads;
import org.warmline.chat.limit.FewAtATime;
import org.warmline.chat.limit.GivingWay;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.chat.suggestion.SuggestionDesk;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.desk.Desk;

/** Starts, continues and ends the streams of a connection. Called in the connection's mailbox. */
@Singleton
class Following {
    private static final int OFFERED_AT_ONCE = 2;

    private final Desk desk;
    private final Connections connections;
    private final ConversationFrames frames;
    private final SuggestionDesk suggestions;
    private final FewAtATime offers;
    /** For those who come back, perhaps all at once: what is offered to them must not be in the way of one who asks now. */
    private final FewAtATime offersAgain;

    private final GivingWay givingWay;

    Following(
            Desk desk,
            Connections connections,
            ConversationFrames frames,
            SuggestionDesk suggestions,
            GivingWay givingWay) {
        this.desk = desk;
        this.connections = connections;
        this.frames = frames;
        this.suggestions = suggestions;
        this.offers = new FewAtATime(BackgroundThreads.patient("offers-"), "No words were offered", OFFERED_AT_ONCE);
        this.offersAgain = new FewAtATime(BackgroundThreads.patient("offers-again-"), "No words were offered again", 1);
        this.givingWay = givingWay;
    }

    /** Staff: from after the seq, or from now; a conversation that is not theirs to see is refused. */
    void follow(Connection connection, ConversationId id, Optional<Long> seq) {
        Conversation conversation = stream(connection, id, seq);
        // Off the mailbox: what was said must not wait for what could be answered.
        offers.offer(() -> offerWords(connection, conversation));
    }

    /** Staff who come back: the same. */
    void followAgain(Connection connection, ConversationId id, long seq) {
        Conversation conversation = stream(connection, id, Optional.of(seq));
        offersAgain.offer(() -> {
            long began = System.nanoTime();
            offerWords(connection, conversation);
            givingWay.restFrom(began);
        });
    }

    private Conversation stream(Connection connection, ConversationId id, Optional<Long> seq) {
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
        return conversation;
    }

    private void offerWords(Connection connection, Conversation conversation) {
        if (!connection.isClosed()) {
            suggestions
                    .latest(conversation, connection.staffId())
                    .ifPresent(frame -> connection.offerEvent(() -> {
                        if (connection.stream(conversation.id()) != null) {
                            connection.send(frame);
                        }
                    }));
        }
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
