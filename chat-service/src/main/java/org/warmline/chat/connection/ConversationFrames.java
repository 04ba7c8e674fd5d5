package org.warmline.chat.connection;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.desk.ConversationView;
import org.warmline.desk.ConversationViews;
import org.warmline.routing.Router;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffId;

/**
 * Tells the screens what a conversation is like now. Changes are gathered for a moment and each conversation is read once, by one
 * thread, so a later state is never overtaken by an earlier one; activity is told once a second at most.
 */
@Singleton
class ConversationFrames {
    private static final Logger log = LoggerFactory.getLogger(ConversationFrames.class);
    private static final long GATHER_MILLIS = 15;
    private static final long ACTIVITY_MILLIS = 1_000;

    private final Connections connections;
    private final ConversationViews views;
    private final Conversations conversations;
    private final StaffDirectory directory;
    private final Router router;
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("conversation-frames").daemon().factory());
    private final Set<ConversationId> changed = ConcurrentHashMap.newKeySet();
    private final Set<ConversationId> active = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean changedSoon = new AtomicBoolean();
    private final AtomicBoolean activeSoon = new AtomicBoolean();
    /** Those whose visitors know that they wait; touched by the teller only. */
    private final Set<ConversationId> toldToWait = new HashSet<>();

    ConversationFrames(
            Connections connections,
            ConversationViews views,
            Conversations conversations,
            StaffDirectory directory,
            Router router) {
        this.connections = connections;
        this.views = views;
        this.conversations = conversations;
        this.directory = directory;
        this.router = router;
    }

    /** Status, assignment or escalation is another: everybody who may see it is told. */
    void changed(ConversationId conversation) {
        changed.add(conversation);
        soon(changedSoon, this::tellChanged, GATHER_MILLIS);
    }

    /** Something was said: those who watch are told. */
    void active(ConversationId conversation) {
        if (!connections.watchers().isEmpty()) {
            active.add(conversation);
            soon(activeSoon, this::tellActive, ACTIVITY_MILLIS);
        }
    }

    /** To a visitor, in their mailbox: where their conversation stands. */
    void greet(Connection visitor, Conversation conversation) {
        visitor.send(forVisitor(conversation));
        int position = conversation.status() == ConversationStatus.QUEUED ? router.position(conversation.id()) : 0;
        if (position > 0) {
            visitor.send(new ServerFrame.VisitorQueue(conversation.id().value(), position));
        }
    }

    /** To one of the staff, in their mailbox: how many wait. */
    void greet(Connection staff) {
        staff.send(forStaff(router.queued()));
    }

    /** To one of the staff, in their mailbox: the conversation as it is now. */
    void sendTo(Connection connection, ConversationId conversation) {
        connection
                .staffId()
                .flatMap(reader -> views.find(conversation, reader))
                .map(ConversationFrames::forStaff)
                .ifPresent(connection::send);
    }

    @PreDestroy
    void stop() {
        teller.shutdownNow();
    }

    private void soon(AtomicBoolean planned, Runnable work, long millis) {
        if (planned.compareAndSet(false, true)) {
            try {
                var unused = teller.schedule(() -> run(planned, work), millis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                log.debug("Stopping: nobody is told any more");
            }
        }
    }

    private static void run(AtomicBoolean planned, Runnable work) {
        planned.set(false);
        try {
            work.run();
        } catch (RuntimeException e) {
            // The screens lag until the next change; the log itself is not concerned.
            log.warn("Telling of changes failed: {}", e.toString());
        }
    }

    private void tellChanged() {
        boolean queueMoved = false;
        for (ConversationId id : take(changed)) {
            Optional<Conversation> found = conversations.find(id);
            if (found.isEmpty()) {
                continue;
            }
            Conversation conversation = found.get();
            letGo(conversation);
            tellVisitor(conversation);
            tellStaff(conversation, connections.staff());
            queueMoved = true;
        }
        if (queueMoved) {
            tellQueue();
        }
    }

    /** Who follows it and may no longer see it, because it went to another team: also what they send is theirs no more. */
    private void letGo(Conversation conversation) {
        for (Connection follower : connections.followersOf(conversation.id())) {
            if (!follower.maySee(conversation.scope())) {
                follower.offerEvent(() -> {
                    connections.unfollow(follower, conversation.id());
                    follower.stopStream(conversation.id());
                });
            }
        }
    }

    private void tellActive() {
        for (ConversationId id : take(active)) {
            conversations.find(id).ifPresent(conversation -> tellStaff(conversation, connections.watchers()));
        }
    }

    private void tellVisitor(Conversation conversation) {
        tellVisitor(conversation, forVisitor(conversation));
    }

    private void tellVisitor(Conversation conversation, ServerFrame frame) {
        connections
                .ofContact(conversation.contact())
                .forEach(connection -> connection.offerEvent(() -> connection.send(frame)));
    }

    /** Whoever had a resolved conversation is named too: it is them who are rated. */
    private ServerFrame forVisitor(Conversation conversation) {
        boolean someoneHasIt = switch (conversation.status()) {
            case ASSIGNED, SNOOZED, RESOLVED -> true;
            case ASSISTANT, QUEUED -> false;
        };
        return new ServerFrame.VisitorConversation(
                conversation.id().value(),
                conversation.status().wire(),
                conversation
                        .assigned()
                        .filter(assignee -> someoneHasIt)
                        .flatMap(directory::find)
                        .map(member -> new ServerFrame.Named(member.name()))
                        .orElse(null));
    }

    private void tellStaff(Conversation conversation, Collection<Connection> candidates) {
        List<Connection> those = candidates.stream()
                .filter(connection -> connection.maySee(conversation.scope()))
                .toList();
        Set<StaffId> readers = those.stream()
                .map(Connection::staffId)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Map<StaffId, ConversationView> seen = views.find(conversation.id(), readers);
        for (Connection connection : those) {
            connection
                    .staffId()
                    .map(seen::get)
                    .map(ConversationFrames::forStaff)
                    .ifPresent(frame -> connection.offerEvent(() -> connection.send(frame)));
        }
    }

    private static ServerFrame forStaff(ConversationView view) {
        return new ServerFrame.StaffConversation(view.id(), view.status(), view);
    }

    private static ServerFrame forStaff(List<Router.Waiting> queued) {
        return new ServerFrame.StaffQueue(
                queued.size(),
                queued.isEmpty() ? null : queued.getFirst().since().orElse(null));
    }

    private void tellQueue() {
        List<Router.Waiting> queued = router.queued();
        ServerFrame staffFrame = forStaff(queued);
        connections.staff().forEach(connection -> connection.offerEvent(() -> connection.send(staffFrame)));
        Set<ConversationId> waiting = new HashSet<>();
        for (int i = 0; i < queued.size(); i++) {
            ConversationId id = queued.get(i).conversation();
            waiting.add(id);
            int position = i + 1;
            conversations.find(id).ifPresent(conversation -> tellPosition(conversation, position));
        }
        toldToWait.removeAll(waiting);
        for (ConversationId id : toldToWait) {
            conversations
                    .find(id)
                    .filter(conversation -> conversation.status() != ConversationStatus.QUEUED)
                    .ifPresent(conversation -> tellPosition(conversation, 0));
        }
        toldToWait.clear();
        toldToWait.addAll(waiting);
    }

    private void tellPosition(Conversation conversation, int position) {
        tellVisitor(conversation, new ServerFrame.VisitorQueue(conversation.id().value(), position));
    }

    private static Set<ConversationId> take(Set<ConversationId> from) {
        Set<ConversationId> taken = new LinkedHashSet<>(from);
        from.removeAll(taken);
        return taken;
    }
}
