package org.warmline.chat.connection;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Access;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.chat.conversation.MessageText;
import org.warmline.chat.protocol.ClientFrame;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.Append;
import org.warmline.conversation.Appended;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.Message;
import org.warmline.conversation.MessageKind;
import org.warmline.conversation.MessageLog;
import org.warmline.desk.Desk;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/** Answers {@code send}. Called in the connection's mailbox, which is what keeps two sends of one connection in order. */
@Singleton
class Sending {
    private final MessageLog log;
    private final Desk desk;
    private final Conversations conversations;
    private final SendLimits limits;
    private final MessageText text;

    Sending(MessageLog log, Desk desk, Conversations conversations, SendLimits limits, MessageText text) {
        this.log = log;
        this.desk = desk;
        this.conversations = conversations;
        this.limits = limits;
        this.text = text;
    }

    void send(Connection connection, ClientFrame.Send send) {
        requirePermission(connection, send);
        UUID owner = connection.owner().orElseThrow();
        boolean counted = limits.count(owner, !connection.isStaff(), () -> conversations.isStored(owner, send.id()));
        append(connection, send, counted);
    }

    /** The same when nothing has to be looked up for it; false when something must, and nothing was done. Never waits. */
    boolean sendAtOnce(Connection connection, ClientFrame.Send send) {
        if (connection.isClosed()) {
            return true;
        }
        requirePermission(connection, send);
        boolean known =
                send.conversation().map(id -> connection.stream(id) != null).orElseGet(() -> !connection.isStaff());
        if (!known || !limits.countIfRoom(connection.owner().orElseThrow(), !connection.isStaff())) {
            return false;
        }
        append(connection, send, true);
        return true;
    }

    private static void requirePermission(Connection connection, ClientFrame.Send send) {
        boolean note = send.kind() == MessageKind.NOTE;
        Access.require(connection.caller(), note ? Permission.WRITE_NOTE : Permission.SEND_TEXT);
    }

    private void append(Connection connection, ClientFrame.Send send, boolean counted) {
        text.check(send.body());
        if (!send.attachments().isEmpty()) {
            throw new Problem(ProblemCode.UNKNOWN_ATTACHMENT, "There is no such attachment of yours.");
        }
        Append append = new Append(
                target(connection, send),
                connection.author(),
                send.id(),
                send.kind(),
                send.body(),
                List.of(),
                connection.isStaff() ? send.suggestion().orElse(null) : null);
        Connection.OwnSend own = own(send);
        connection.expectAck(own);
        var unused = log.append(append).whenComplete((appended, failure) -> {
            if (appended instanceof Appended.Stored && !connection.isExpectingAck(own)) {
                // The stream has delivered the ack, at its place in the order.
                return;
            }
            connection.addAnswer(() -> {
                if (counted && appended instanceof Appended.Repeated) {
                    limits.wasRepeat(connection.owner().orElseThrow());
                }
                answer(connection, send, appended, failure);
            });
        });
    }

    private Append.Target target(Connection connection, ClientFrame.Send send) {
        Optional<ConversationId> named = send.conversation();
        if (connection.caller() instanceof Caller.Visitor visitor && named.isEmpty()) {
            return new Append.Target.OpenOrBegin(
                    visitor.contact().id(), visitor.contact().inbox(), connection.onlyConversation());
        }
        ConversationId id = named.orElseThrow(() -> Problem.field("conversation", "must be given"));
        // What is streamed was checked when the stream began, and is checked again with each event.
        if (connection.stream(id) == null) {
            desk.require(connection.caller(), Permission.SEND_TEXT, id);
        }
        return new Append.Target.Existing(id);
    }

    private void answer(
            Connection connection, ClientFrame.Send send, @Nullable Appended appended, @Nullable Throwable failure) {
        switch (appended) {
            case null -> {
                connection.stopExpectingAck(own(send));
                connection.refuse(problem(failure), send.id().toString());
            }
            case Appended.Stored stored -> acknowledge(connection, own(send), stored.message());
            case Appended.Repeated repeated -> {
                connection.stopExpectingAck(own(send));
                connection.send(new ServerFrame.Ack(
                        send.id(),
                        repeated.conversation().value(),
                        repeated.seq(),
                        repeated.at(),
                        true,
                        repeated.mismatch() ? true : null));
            }
            case Appended.NoConversation none -> {
                connection.stopExpectingAck(own(send));
                connection.refuse(Problem.notFound(), send.id().toString());
            }
            case Appended.NotTheAssistantsTurn never ->
                throw new IllegalStateException("only the assistant hears this");
        }
    }

    /** The stream may have delivered the ack since, at its place in the order. */
    private static void acknowledge(Connection connection, Connection.OwnSend own, Message message) {
        LogStream stream = connection.stream(message.conversation());
        if (stream == null && !connection.isStaff()) {
            stream = connection.startStream(message.conversation(), 0);
        }
        if (stream != null && stream.cursor < message.seq()) {
            connection.catchUp(stream);
        }
        if (connection.stopExpectingAck(own)) {
            connection.acknowledge(message.id(), message.conversation(), message.seq(), message.at());
        }
    }

    private static Connection.OwnSend own(ClientFrame.Send send) {
        return new Connection.OwnSend(send.id(), send.conversation().orElse(null));
    }

    private static Problem problem(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof Problem problem
                ? problem
                : new Problem(ProblemCode.INTERNAL, "Something went wrong. Send it again under the same id.");
    }
}
