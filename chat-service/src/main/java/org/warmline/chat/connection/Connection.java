package org.warmline.chat.connection;

import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Access;
import org.warmline.access.Access.ConversationScope;
import org.warmline.access.Caller;
import org.warmline.chat.limit.ChatLimits;
import org.warmline.chat.protocol.CloseCode;
import org.warmline.chat.protocol.FrameCodec;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.contact.ContactId;
import org.warmline.conversation.Author;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.Message;
import org.warmline.limit.SlidingWindow;
import org.warmline.problem.Problem;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.Token;

/**
 * One open socket: who it belongs to, what it streams, and how far each stream was delivered.
 *
 * <p>Fields without {@code volatile} are touched by work in the mailbox only. Delivery is by cursor: whatever wakes a stream, it
 * gets what lies between its cursor and the head of the log, once and in order.
 */
final class Connection {
    private static final int PAGE = 200;
    /** Characters of a frame that the event loop may take apart itself. */
    private static final int LONGEST_AT_ONCE = 4_096;

    private final UUID session = UUID.randomUUID();
    private final long openedNanos = System.nanoTime();
    private final FrameCodec codec;
    private final Outlet outlet;
    private final Mailbox mailbox;
    private final FrameHandler handler;
    private final LogReader reader;

    /** Who presented themselves by the console's cookie, at the handshake; used when hello brings no token. */
    final @Nullable Token cookie;

    /** The tenth frame in a minute that cannot be read is one too many. */
    final SlidingWindow unreadable = new SlidingWindow(9, Duration.ofMinutes(1));

    private volatile Caller caller = new Caller.Anonymous();
    private volatile boolean greeted;
    private volatile long lastHeard = openedNanos;
    private volatile long lastPing = openedNanos;
    private final AtomicInteger unansweredPings = new AtomicInteger();
    private final AtomicBoolean missedEvents = new AtomicBoolean();
    private final Set<ConversationId> followed = ConcurrentHashMap.newKeySet();
    /** Sends of this connection that were not acknowledged yet; they are answered in the order of the log. */
    private final Set<OwnSend> ownSends = ConcurrentHashMap.newKeySet();

    private final Map<ConversationId, LogStream> streams = new HashMap<>();

    Connection(
            WebSocketSession socket,
            FrameCodec codec,
            Executor executor,
            FrameHandler handler,
            LogReader reader,
            ChatLimits limits,
            @Nullable Token cookie) {
        this.codec = codec;
        this.outlet = new Outlet(socket, limits);
        this.mailbox = new Mailbox(executor);
        this.handler = handler;
        this.reader = reader;
        this.cookie = cookie;
    }

    UUID session() {
        return session;
    }

    long openedNanos() {
        return openedNanos;
    }

    Caller caller() {
        return caller;
    }

    boolean isGreeted() {
        return greeted;
    }

    void greet(Caller who) {
        caller = who;
        greeted = true;
    }

    /** Takes up what changed about the same person, such as their teams. */
    void refresh(StaffMember member) {
        if (caller instanceof Caller.Staff staff) {
            caller = new Caller.Staff(member, staff.token());
        }
    }

    boolean isStaff() {
        return caller instanceof Caller.Staff;
    }

    Optional<StaffId> staffId() {
        return caller instanceof Caller.Staff staff ? Optional.of(staff.member().id()) : Optional.empty();
    }

    Optional<ContactId> contactId() {
        return caller instanceof Caller.Visitor visitor
                ? Optional.of(visitor.contact().id())
                : Optional.empty();
    }

    Optional<UUID> owner() {
        return switch (caller) {
            case Caller.Anonymous nobody -> Optional.empty();
            case Caller.Visitor visitor -> Optional.of(visitor.contact().id().value());
            case Caller.Staff staff -> Optional.of(staff.member().id().value());
        };
    }

    Optional<Token.Hash> token() {
        return switch (caller) {
            case Caller.Anonymous nobody -> Optional.empty();
            case Caller.Visitor visitor -> Optional.of(visitor.token());
            case Caller.Staff staff -> Optional.of(staff.token());
        };
    }

    Author author() {
        return switch (caller) {
            case Caller.Anonymous nobody -> throw new IllegalStateException("nobody writes nothing");
            case Caller.Visitor visitor -> Author.visitor(visitor.contact());
            case Caller.Staff staff -> Author.agent(staff.member());
        };
    }

    boolean maySee(ConversationScope scope) {
        return Access.maySee(caller, scope);
    }

    Set<ConversationId> followed() {
        return followed;
    }

    // --- life ---

    void heard() {
        lastHeard = System.nanoTime();
        unansweredPings.set(0);
    }

    /** Whether there was no sign of life, and no ping, for so long. */
    boolean pingIsDue(long now, long interval) {
        return now - Math.max(lastHeard, lastPing) > interval;
    }

    /** Sends a ping; answers how many before it are unanswered. */
    int ping() {
        int unanswered = unansweredPings.getAndIncrement();
        lastPing = System.nanoTime();
        outlet.ping();
        return unanswered;
    }

    boolean isStuck(long now) {
        return outlet.isStuck(now);
    }

    /** The channel below the socket, once it is known; frames then take the short way. */
    void channel(Channel channel) {
        outlet.channel(channel);
    }

    boolean isClosed() {
        return outlet.isClosed();
    }

    /** With which code we closed it; empty: it is open, or the other end went. */
    Optional<CloseCode> closeCode() {
        return outlet.closeCode();
    }

    void closedByPeer() {
        outlet.closedByPeer();
    }

    void close(CloseCode code, String reason) {
        outlet.close(code, reason);
    }

    /** Done when the connection is no more: what was said before is heard, or nobody is there to hear it. */
    CompletableFuture<Void> gone() {
        return outlet.gone();
    }

    /** Says goodbye, then closes. */
    void bye(CloseCode code, String reason, long reconnectAfterMs) {
        if (!outlet.isClosed()) {
            outlet.send(codec.encode(new ServerFrame.Bye(reason, reconnectAfterMs)));
            outlet.close(code, reason);
        }
    }

    // --- sending ---

    void send(ServerFrame frame) {
        sendJson(codec.encode(frame));
    }

    void sendJson(byte[] json) {
        if (!outlet.send(json) && !outlet.isClosed()) {
            bye(CloseCode.SLOW_READER, "slow", 500);
        }
    }

    void refuse(Problem problem, @Nullable String ref) {
        Duration retryAfter = problem.retryAfter();
        send(new ServerFrame.Failure(
                problem.code().wire(),
                problem.text(),
                ref,
                problem.code().retryable(),
                retryAfter == null ? null : Math.max(1, retryAfter.toMillis())));
    }

    // --- work, in order ---

    /** Takes a frame the client sent; who sends faster than they are served is told to come back. */
    void received(String text) {
        if (outlet.isClosed()) {
            return;
        }
        heard();
        boolean taken = text.length() > LONGEST_AT_ONCE
                ? mailbox.offer(() -> handler.handle(this, codec.decode(text)))
                : receivedShort(codec.decode(text));
        if (!taken) {
            bye(CloseCode.BUSY, "busy", 1_000);
        }
    }

    private boolean receivedShort(FrameCodec.Decoded frame) {
        return mailbox.offer(() -> handler.handleAtOnce(this, frame), () -> handler.handle(this, frame));
    }

    /** Work that answers a frame taken before. */
    void addAnswer(Runnable work) {
        mailbox.add(work);
    }

    /**
     * Work for an event. When it does not fit, or fails because the database does not answer, the streams are read again later: nothing
     * is lost by it.
     */
    void offerEvent(Runnable work) {
        if (!mailbox.offer(() -> orAgain(work))) {
            missedEvents.set(true);
        }
    }

    /**
     * The same for work that mostly needs no database.
     *
     * @param now must not wait for anything; answers whether it is done
     * @param otherwise all of it, when it was not
     */
    void offerEvent(BooleanSupplier now, Runnable otherwise) {
        if (!mailbox.offer(() -> isDone(now), () -> orAgain(otherwise))) {
            missedEvents.set(true);
        }
    }

    private boolean isDone(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException e) {
            missedEvents.set(true);
            throw e;
        }
    }

    private void orAgain(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            missedEvents.set(true);
            throw e;
        }
    }

    /** Reads all streams again if events were dropped. Called by the heartbeat. */
    void recoverMissed() {
        if (missedEvents.getAndSet(false)) {
            offerEvent(this::catchUpAll);
        }
    }

    // --- streams; in the mailbox only ---

    @Nullable
    LogStream stream(ConversationId conversation) {
        return streams.get(conversation);
    }

    /** A visitor's, if they have only one. */
    @Nullable
    ConversationId onlyConversation() {
        return streams.size() == 1 ? streams.keySet().iterator().next() : null;
    }

    LogStream startStream(ConversationId conversation, long cursor) {
        LogStream stream = new LogStream(conversation, cursor);
        streams.put(conversation, stream);
        return stream;
    }

    void stopStream(ConversationId conversation) {
        streams.remove(conversation);
        followed.remove(conversation);
    }

    void expectAck(OwnSend send) {
        ownSends.add(send);
    }

    /** From any thread. */
    boolean isExpectingAck(OwnSend send) {
        return ownSends.contains(send);
    }

    boolean stopExpectingAck(OwnSend send) {
        return ownSends.remove(send);
    }

    /** Delivers new entries, from memory when they continue the stream, else from the log. */
    void deliver(LogStream stream, List<LiveMessage> entries) {
        if (!deliverFromMemory(stream, entries)) {
            catchUp(stream);
        }
    }

    /** Delivers new entries as far as they continue the stream; false when something before them has to be read from the log. */
    boolean deliverFromMemory(LogStream stream, List<LiveMessage> entries) {
        for (LiveMessage entry : entries) {
            long seq = entry.message.seq();
            if (seq <= stream.cursor) {
                continue;
            }
            if (seq != stream.cursor + 1) {
                return false;
            }
            deliver(stream, entry);
        }
        return true;
    }

    /** Delivers from the log until its head; false when the reader is too slow for it. */
    boolean catchUp(LogStream stream) {
        List<Message> page = reader.begin(stream.conversation, stream.cursor);
        int whole = Conversations.FEW;
        while (true) {
            if (isStaff()) {
                deliverToStaff(stream, page);
            } else {
                page.forEach(message -> deliver(stream, new LiveMessage(message, codec)));
            }
            if (page.size() < whole) {
                return true;
            }
            if (!outlet.awaitRoom()) {
                bye(CloseCode.SLOW_READER, "slow", 500);
                return false;
            }
            page = reader.read(stream.conversation, stream.cursor, PAGE);
            whole = PAGE;
        }
    }

    private void deliverToStaff(LogStream stream, List<Message> page) {
        List<ServerFrame.MessageEntry> entries = reader.forStaff(stream.conversation, page);
        for (int i = 0; i < page.size(); i++) {
            Message message = page.get(i);
            stream.cursor = message.seq();
            if (!acknowledged(message)) {
                send(entries.get(i));
            }
        }
    }

    private void deliver(LogStream stream, LiveMessage entry) {
        stream.cursor = entry.message.seq();
        if (acknowledged(entry.message)) {
            return;
        }
        if (isStaff()) {
            sendJson(entry.forStaff());
        } else if (entry.message.kind().visibleToVisitor()) {
            sendJson(entry.forVisitor());
        }
    }

    /** What this connection sent itself comes back to it as the ack, at its place in the order. */
    private boolean acknowledged(Message message) {
        boolean mine =
                message.author().isPerson() && Objects.equals(message.author().id(), owner().orElse(null));
        boolean expected = mine
                && (ownSends.remove(new OwnSend(message.id(), message.conversation()))
                        || ownSends.remove(new OwnSend(message.id(), null)));
        if (expected) {
            acknowledge(message.id(), message.conversation(), message.seq(), message.at());
            return true;
        }
        return false;
    }

    void acknowledge(UUID id, ConversationId conversation, long seq, Instant at) {
        send(new ServerFrame.Ack(id, conversation.value(), seq, at, null, null));
    }

    private void catchUpAll() {
        for (LogStream stream : List.copyOf(streams.values())) {
            if (!catchUp(stream)) {
                return;
            }
        }
    }

    /**
     * A send that is under way; the same id is another message in another conversation.
     *
     * @param conversation null when it was left out
     */
    record OwnSend(UUID id, @Nullable ConversationId conversation) {}
}
