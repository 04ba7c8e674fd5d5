package org.warmline.chat.connection;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.access.Access;
import org.warmline.access.Permission;
import org.warmline.chat.protocol.ClientFrame;
import org.warmline.chat.protocol.CloseCode;
import org.warmline.chat.protocol.FrameCodec.Decoded;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ReadMarks;
import org.warmline.desk.Desk;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.signal.Signal;
import org.warmline.signal.Signals;
import org.warmline.storage.StorageException;

/** What each frame of a client does. Called as work of the connection's mailbox: one frame at a time, in the order they came. */
@Singleton
class FrameHandler {
    private static final Logger log = LoggerFactory.getLogger(FrameHandler.class);

    private final Greeting greeting;
    private final Sending sending;
    private final Following following;
    private final Desk desk;
    private final ReadMarks readMarks;
    private final Connections connections;
    private final LiveFeed feed;
    private final Signals signals;

    FrameHandler(
            Greeting greeting,
            Sending sending,
            Following following,
            Desk desk,
            ReadMarks readMarks,
            Connections connections,
            LiveFeed feed,
            Signals signals) {
        this.greeting = greeting;
        this.sending = sending;
        this.following = following;
        this.desk = desk;
        this.readMarks = readMarks;
        this.connections = connections;
        this.feed = feed;
        this.signals = signals;
    }

    /** Handles a frame for which nothing must be waited for, on the event loop; false when it is another, and untouched. */
    boolean handleAtOnce(Connection connection, Decoded frame) {
        return connection.isGreeted()
                && frame instanceof Decoded.Readable(ClientFrame.Send send)
                && isDone(connection, send, () -> sending.sendAtOnce(connection, send));
    }

    void handle(Connection connection, Decoded decoded) {
        if (connection.isClosed()) {
            return;
        }
        switch (decoded) {
            case Decoded.Unreadable unreadable -> unreadable(connection, unreadable);
            case Decoded.Readable readable -> readable(connection, readable.frame());
        }
    }

    private static void unreadable(Connection connection, Decoded.Unreadable frame) {
        if (!connection.isGreeted()) {
            connection.close(CloseCode.MALFORMED, "the first frame must be hello");
            return;
        }
        connection.refuse(frame.problem(), frame.reference().orElse(null));
        if (!connection.unreadable.attempt(System.nanoTime()).isZero()) {
            connection.close(CloseCode.MALFORMED, "ten frames in a minute could not be read");
        }
    }

    private void readable(Connection connection, ClientFrame frame) {
        if (!connection.isGreeted() && !(frame instanceof ClientFrame.Hello)) {
            connection.close(CloseCode.MALFORMED, "the first frame must be hello");
            return;
        }
        var unused = isDone(connection, frame, () -> {
            dispatch(connection, frame);
            return true;
        });
    }

    /** What the work answers; what it refuses, or fails at, is told and done with. */
    private static boolean isDone(Connection connection, ClientFrame frame, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (Problem problem) {
            connection.refuse(problem, reference(frame));
        } catch (StorageException e) {
            log.warn("The database does not answer: {}", e.getMessage());
            refuse(
                    connection,
                    frame,
                    ProblemCode.UNAVAILABLE,
                    "Nothing was confirmed. Send it again under the same id.");
        } catch (RuntimeException e) {
            log.error("A {} frame failed", frame.getClass().getSimpleName(), e);
            refuse(connection, frame, ProblemCode.INTERNAL, "Something went wrong. Send it again under the same id.");
        }
        return true;
    }

    private void dispatch(Connection connection, ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Hello hello -> {
                if (connection.isGreeted()) {
                    throw new Problem(ProblemCode.ALREADY_GREETED, "hello is said once in a connection.");
                }
                greeting.answer(connection, hello);
            }
            case ClientFrame.Send send -> sending.send(connection, send);
            case ClientFrame.Follow follow -> following.follow(connection, follow.conversation(), follow.seq());
            case ClientFrame.Unfollow unfollow -> {
                Access.require(connection.caller(), Permission.FOLLOW);
                following.unfollow(connection, unfollow.conversation());
            }
            case ClientFrame.Read read -> {
                Conversation conversation =
                        desk.require(connection.caller(), Permission.MARK_READ, read.conversation());
                readMarks.move(conversation, connection.author(), read.seq());
            }
            case ClientFrame.Typing typing -> {
                Conversation conversation =
                        desk.require(connection.caller(), Permission.SIGNAL_TYPING, typing.conversation());
                feed.typing(conversation.id(), conversation.scope(), connection.author(), typing.on());
                signals.publish(new Signal.Typing(
                        conversation.id().value(),
                        Signal.Scope.of(conversation.scope()),
                        Signal.Person.of(connection.author()),
                        typing.on()));
            }
            case ClientFrame.Watch watch -> {
                Access.require(connection.caller(), Permission.LIST_CONVERSATIONS);
                connections.watch(connection, watch.on());
            }
            case ClientFrame.Ping ping ->
                connection.send(new ServerFrame.Pong(ping.ref().orElse(null)));
        }
    }

    /** Before hello there is nobody to tell; the client comes back by itself. */
    private static void refuse(Connection connection, ClientFrame frame, ProblemCode code, String text) {
        if (!connection.isGreeted()) {
            connection.close(CloseCode.BUSY, "try again in a moment");
            return;
        }
        connection.refuse(Problem.retryAfter(code, text, Duration.ofSeconds(1)), reference(frame));
    }

    private static @Nullable String reference(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Send send -> send.id().toString();
            case ClientFrame.Ping ping -> ping.ref().orElse(null);
            case ClientFrame.Follow follow -> follow.conversation().toString();
            case ClientFrame.Unfollow unfollow -> unfollow.conversation().toString();
            case ClientFrame.Read read -> read.conversation().toString();
            case ClientFrame.Typing typing -> typing.conversation().toString();
            case ClientFrame.Hello hello -> null;
            case ClientFrame.Watch watch -> null;
        };
    }
}
