package org.warmline.chat.connection;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Caller;
import org.warmline.chat.protocol.ClientFrame;
import org.warmline.chat.protocol.CloseCode;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.problem.Problem;
import org.warmline.web.access.Callers;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Token;

/** Answers {@code hello}: who it is, what they missed, and that they are live. */
@Singleton
class Greeting {
    private static final int AT_A_TIME = 128;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Callers callers;
    private final CurrentWorkspace workspace;
    private final Conversations conversations;
    private final Connections connections;
    private final Following following;
    private final ConversationFrames frames;
    private final StaffPresence presence;

    Greeting(
            Callers callers,
            CurrentWorkspace workspace,
            Conversations conversations,
            Connections connections,
            Following following,
            ConversationFrames frames,
            StaffPresence presence) {
        this.callers = callers;
        this.workspace = workspace;
        this.conversations = conversations;
        this.connections = connections;
        this.following = following;
        this.frames = frames;
        this.presence = presence;
    }

    /**
     * Of all that come at once so many are answered at a time, so that a storm of them waits here and not for the database's
     * connections, which others need for their messages.
     */
    void answer(Connection connection, ClientFrame.Hello hello) {
        places.acquireUninterruptibly();
        try {
            greet(connection, hello);
        } finally {
            places.release();
        }
    }

    private void greet(Connection connection, ClientFrame.Hello hello) {
        Token token = hello.token().orElse(connection.cookie);
        Caller caller = token == null ? new Caller.Anonymous() : callers.identify(token);
        switch (caller) {
            case Caller.Anonymous nobody ->
                connection.close(CloseCode.NOT_AUTHENTICATED, "open a new session or sign in");
            case Caller.Visitor visitor -> greet(connection, visitor, hello);
            case Caller.Staff staff -> greet(connection, staff, hello);
        }
    }

    private void greet(Connection connection, Caller.Visitor visitor, ClientFrame.Hello hello) {
        connection.greet(visitor);
        // Registered before anything is read: what happens from here on waits in the mailbox.
        var unused = connections.greeted(connection, visitor.contact().id().value(), true);
        List<Conversation> theirs = conversations.of(visitor.contact().id());
        theirs.forEach(conversation -> connection.startStream(conversation.id(), conversation.lastSeq()));
        ServerFrame.You you = new ServerFrame.You(
                "visitor", visitor.contact().id().value(), visitor.contact().displayName(), null);
        List<ServerFrame.Known> known = theirs.stream()
                .map(it -> new ServerFrame.Known(it.id().value(), it.status().wire(), it.visibleSeq()))
                .toList();
        String epoch = workspace.epoch();
        connection.send(new ServerFrame.Ready(you, connection.session(), epoch, known));
        for (ClientFrame.Cursor cursor : once(hello.resume())) {
            Optional<Conversation> own = theirs.stream()
                    .filter(it -> it.id().equals(cursor.conversation()))
                    .findAny();
            if (own.isEmpty()) {
                connection.refuse(Problem.notFound(), cursor.conversation().toString());
            } else {
                following.resume(connection, own.get(), isStale(hello, epoch) ? null : cursor.seq());
            }
        }
        // They may come back to a screen that shows nothing yet: where it stands and who answers is not in the log.
        theirs.stream()
                .filter(it -> it.status() != ConversationStatus.RESOLVED || it.equals(theirs.getFirst()))
                .forEach(it -> frames.greet(connection, it));
        connection.send(new ServerFrame.Live(null));
    }

    private void greet(Connection connection, Caller.Staff staff, ClientFrame.Hello hello) {
        connection.greet(staff);
        boolean came = connections.greeted(connection, staff.member().id().value(), false);
        String epoch = workspace.epoch();
        connection.send(new ServerFrame.Ready(
                new ServerFrame.You(
                        "agent",
                        staff.member().id().value(),
                        staff.member().name(),
                        staff.member().role().wire()),
                connection.session(),
                epoch,
                null));
        for (ClientFrame.Cursor cursor : once(hello.resume())) {
            try {
                following.followAgain(
                        connection, cursor.conversation(), isStale(hello, epoch) ? Long.MAX_VALUE : cursor.seq());
            } catch (Problem problem) {
                connection.refuse(problem, cursor.conversation().toString());
            }
        }
        frames.greet(connection);
        connection.send(new ServerFrame.Live(null));
        if (came) {
            presence.came(staff.member());
        }
    }

    /** The first cursor of each conversation: a second one would bring twice what lies above both. */
    private static Collection<ClientFrame.Cursor> once(List<ClientFrame.Cursor> cursors) {
        Map<ConversationId, ClientFrame.Cursor> first = new LinkedHashMap<>();
        cursors.forEach(cursor -> first.putIfAbsent(cursor.conversation(), cursor));
        return first.values();
    }

    /** Whether what the client has is from a history that was rewound. */
    private static boolean isStale(ClientFrame.Hello hello, @Nullable String epoch) {
        return hello.epoch().filter(known -> !known.equals(epoch)).isPresent();
    }
}
