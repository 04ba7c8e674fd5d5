package org.warmline.chat.connection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.signal.Peers;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/**
 * Finds in the database what no signal told: each second, for the conversations somebody here reads and for the latest ones where
 * staff is here. With every signal lost, readers are served within two seconds.
 */
@Singleton
@Requires(property = "warmline.cluster", value = "true")
class CatchUp {
    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final int LATEST = 100;

    private final Connections connections;
    private final Conversations conversations;
    private final LiveFeed feed;
    private final ConversationFrames frames;
    private final Peers peers;
    /** What was found the last time. */
    private Map<ConversationId, State> known = Map.of();

    CatchUp(
            Connections connections,
            Conversations conversations,
            LiveFeed feed,
            ConversationFrames frames,
            Peers peers) {
        this.connections = connections;
        this.conversations = conversations;
        this.feed = feed;
        this.frames = frames;
        this.peers = peers;
    }

    @Scheduled(fixedDelay = "1s")
    void look() {
        try {
            known = peers.isAlone() ? Map.of() : found();
        } catch (RuntimeException e) {
            log.debug("Could not catch up: {}", e.toString());
        }
    }

    private Map<ConversationId, State> found() {
        Map<ConversationId, Conversation> now = new LinkedHashMap<>();
        conversations
                .ofOrAmong(connections.visitorsHere(), connections.followedHere())
                .forEach(it -> now.put(it.id(), it));
        List<Conversation> latest = connections.staff().isEmpty() ? List.of() : conversations.latest(LATEST);
        latest.forEach(it -> now.putIfAbsent(it.id(), it));
        Map<ConversationId, State> found = new HashMap<>();
        now.forEach((id, conversation) -> {
            State state = State.of(conversation);
            State before = known.get(id);
            found.put(id, state);
            if (before == null || before.head() < state.head()) {
                feed.wake(conversation);
            }
            // Seen for the first time, it may have changed since its readers were greeted.
            if (before == null || !before.sameStanding(state)) {
                frames.changed(id);
            }
        });
        return found;
    }

    /** What readers can see of a conversation beside its messages. */
    private record State(
            long head,
            ConversationStatus status,
            Optional<StaffId> assignee,
            Optional<TeamId> team,
            boolean escalated) {
        static State of(Conversation conversation) {
            return new State(
                    conversation.lastSeq(),
                    conversation.status(),
                    conversation.assigned(),
                    Optional.ofNullable(conversation.team()),
                    conversation.escalated());
        }

        boolean sameStanding(State other) {
            return equals(new State(head, other.status, other.assignee, other.team, other.escalated));
        }
    }
}
