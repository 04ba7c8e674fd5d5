package org.warmline.chat.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.access.Caller;
import org.warmline.chat.limit.ChatLimits;
import org.warmline.chat.protocol.CloseCode;
import org.warmline.chat.protocol.FrameCodec;
import org.warmline.web.access.Callers;
import org.warmline.web.access.Origins;
import org.warmline.workspace.Token;

/** The framework's callbacks, and nothing else: finds the connection and puts work into its mailbox. Runs on the event loop. */
@ServerWebSocket("/ws/v1")
class ChatSocket {
    /** Of a whole message, its fragments added up; {@link FrameGuard} sees to it before we do. */
    static final int LARGEST_MESSAGE = 64 << 10;

    private static final Logger log = LoggerFactory.getLogger(ChatSocket.class);
    private static final String CONNECTION = "warmline.connection";

    private final FrameCodec codec;
    private final FrameHandler handler;
    private final Connections connections;
    private final LogReader reader;
    private final StaffPresence presence;
    private final Draining draining;
    private final Origins origins;
    private final ChatLimits limits;
    private final MeterRegistry meters;
    private final ExecutorService executor;
    private final ExecutorService mailboxes = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mailbox-", 0).factory());

    ChatSocket(
            FrameCodec codec,
            FrameHandler handler,
            Connections connections,
            LogReader reader,
            StaffPresence presence,
            Draining draining,
            Origins origins,
            ChatLimits limits,
            MeterRegistry meters,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.codec = codec;
        this.handler = handler;
        this.connections = connections;
        this.reader = reader;
        this.presence = presence;
        this.draining = draining;
        this.origins = origins;
        this.limits = limits;
        this.meters = meters;
        this.executor = executor;
    }

    @OnOpen
    void opened(WebSocketSession session, HttpRequest<?> handshake) {
        // Without an Origin it is a program, and the cookie of a browser is not for programs; nor is it for the pages
        // that embed the widget.
        String origin = handshake.getHeaders().get(HttpHeaders.ORIGIN);
        Token cookie = origin != null && origins.isOwn(handshake, origin)
                ? Callers.cookie(handshake).orElse(null)
                : null;
        Connection connection = new Connection(session, codec, mailboxes, handler, reader, limits, cookie);
        session.put(CONNECTION, connection);
        connections.opened(connection);
        if (draining.isDraining()) {
            connection.bye(CloseCode.DRAINING, "drain", 1_000);
        }
    }

    @OnMessage(maxPayloadLength = LARGEST_MESSAGE)
    void heard(String text, WebSocketSession session) {
        // What came in pieces; FrameGuard gives whole messages to the connection itself.
        of(session).ifPresent(connection -> connection.received(text));
    }

    @OnMessage
    void pong(WebSocketPongMessage pong, WebSocketSession session) {
        of(session).ifPresent(Connection::heard);
    }

    @PreDestroy
    void stop() {
        mailboxes.shutdown();
    }

    @OnClose
    void closed(WebSocketSession session) {
        of(session).ifPresent(connection -> {
            connection.closedByPeer();
            boolean last = connections.closed(connection);
            count(connection);
            if (last && connection.caller() instanceof Caller.Staff staff) {
                executor.execute(() -> tellOfGoing(staff));
            }
        });
    }

    private void tellOfGoing(Caller.Staff staff) {
        try {
            presence.tell(staff.member());
        } catch (RuntimeException e) {
            log.debug("Colleagues were not told that somebody went: {}", e.toString());
        }
    }

    @OnError
    void failed(WebSocketSession session, Throwable failure) {
        log.debug("A socket failed", failure);
        of(session).ifPresent(connection -> connection.close(CloseCode.BUSY, "please come back"));
    }

    private void count(Connection connection) {
        String code =
                connection.closeCode().map(ours -> String.valueOf(ours.code())).orElse("peer");
        meters.counter("warmline.closes", "code", code).increment();
    }

    static Optional<Connection> of(WebSocketSession session) {
        return session.get(CONNECTION, Connection.class);
    }
}
