package org.warmline.chat.connection;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.access.Caller;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.desk.ConversationViews;
import org.warmline.routing.Router;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffMember;

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
        if (connections.staff().stream().anyMatch(Connection::isWatching)) {
            active.add(conversation);
            soon(activeSoon, this::tellActive, ACTIVITY_MILLIS);
        }
    }

    /** To one of the staff, in their mailbox: the conversation as it is now. */
    void sendTo(Connection connection, ConversationId conversation) {
        if (connection.caller() instanceof Caller.Staff staff) {
            view(conversation, staff.member()).ifPresent(connection::send);
        }
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
            tellVisitor(conversation);
            tellStaff(conversation, false);
            queueMoved = true;
        }
        if (queueMoved) {
            tellQueue();
        }
    }

    private void tellActive() {
        for (ConversationId id : take(active)) {
            conversations.find(id).ifPresent(conversation -> tellStaff(conversation, true));
        }
    }

    private void tellVisitor(Conversation conversation) {
        ServerFrame frame = new ServerFrame.VisitorConversation(
                conversation.id().value(),
                conversation.status().wire(),
                conversation
                        .assigned()
                        .filter(assignee -> conversation.status() == ConversationStatus.ASSIGNED
                                || conversation.status() == ConversationStatus.SNOOZED)
                        .flatMap(directory::find)
                        .map(member -> new ServerFrame.Named(member.name()))
                        .orElse(null));
        connections
                .ofContact(conversation.contact())
                .forEach(connection -> connection.offerEvent(() -> connection.send(frame)));
    }

    private void tellStaff(Conversation conversation, boolean watchersOnly) {
        for (Connection connection : connections.staff()) {
            if ((!watchersOnly || connection.isWatching())
                    && connection.maySee(conversation.scope())
                    && connection.caller() instanceof Caller.Staff staff) {
                view(conversation.id(), staff.member())
                        .ifPresent(frame -> connection.offerEvent(() -> connection.send(frame)));
            }
        }
    }

    private Optional<ServerFrame> view(ConversationId id, StaffMember reader) {
        return views.find(id, reader).map(view -> new ServerFrame.StaffConversation(id.value(), view.status(), view));
    }

    private void tellQueue() {
        var queued = router.queued();
        ServerFrame staffFrame = new ServerFrame.StaffQueue(
                queued.size(),
                queued.isEmpty() ? null : queued.getFirst().since().orElse(null));
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
        ServerFrame frame = new ServerFrame.VisitorQueue(conversation.id().value(), position);
        connections
                .ofContact(conversation.contact())
                .forEach(connection -> connection.offerEvent(() -> connection.send(frame)));
    }

    private static Set<ConversationId> take(Set<ConversationId> from) {
        Set<ConversationId> taken = new LinkedHashSet<>(from);
        from.removeAll(taken);
        return taken;
    }
}
