package org.warmline.standalone.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A network that fails on command: passes TCP connections on to a port of this machine, and delays, swallows or cuts what goes
 * through them. What it does applies to all connections, those that stand and those that come. Thread-safe; closing cuts everything.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong pieces = new AtomicLong();
    private volatile int target;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean away;
    private volatile boolean swallowing;
    private volatile @Nullable Trap trap;

    public FaultProxy(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fault-proxy").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Where connections that come from now on lead: a load balancer that takes a server out. */
    public void forwardTo(int port) {
        target = port;
    }

    /** What goes to the target waits so long, piece by piece. */
    public void delay(Duration eachPiece) {
        delay = eachPiece;
    }

    /** How many pieces have gone to the target: of a database, the statements, as long as each waits for the answer to the one before. */
    public long pieces() {
        return pieces.get();
    }

    /** Breaks every connection that stands. */
    public void cut() {
        links.forEach(Link::cut);
    }

    /** Nobody is there: breaks every connection, and each that comes. */
    public void goAway() {
        away = true;
        cut();
    }

    /** From now on nothing comes through, in no direction, and nobody is told: a cable pulled out, a half-open connection. */
    public void swallow() {
        swallowing = true;
    }

    /** As {@link #swallow}, but only for the connections that stand; they stay so, and those that come are well. */
    public void swallowWhatStands() {
        links.forEach(link -> link.swallowed = true);
    }

    /** Only whose client says this is answered, and then loses its connection without being told, now and whenever it says it again. */
    public void swallowWhoSays(String words) {
        trap = new Trap(Trap.Then.SWALLOW, words);
    }

    public boolean hasSwallowed() {
        return links.stream().anyMatch(link -> link.swallowed);
    }

    /**
     * The next connection whose client says all of this, one after the other, is cut when the target has answered the last of it: the
     * answer is on the way, and is never heard.
     */
    public void loseTheAnswerTo(String... words) {
        trap = new Trap(Trap.Then.LOSE_ANSWER, words);
    }

    /** As {@link #loseTheAnswerTo}, but what the client said last does not reach the target either. */
    public void loseTheRequest(String... words) {
        trap = new Trap(Trap.Then.LOSE_REQUEST, words);
    }

    /** Whether nobody has fallen into the trap yet. */
    public boolean isArmed() {
        return trap != null;
    }

    /** Each connection that stands is cut when it has passed on so many bytes more, as a rule in the middle of a frame. */
    public void cutAfter(int bytes) {
        links.forEach(link -> link.cutAfter(bytes));
    }

    /** All is well again, for connections that come; those that were swallowed break. */
    public void mend() {
        away = false;
        delay = Duration.ZERO;
        trap = null;
        if (swallowing) {
            swallowing = false;
            cut();
        }
    }

    @Override
    public void close() throws IOException {
        away = true;
        listener.close();
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (away) {
                    abort(client);
                } else {
                    open(client);
                }
            } catch (IOException e) {
                // Closed, or a connection that went before it was taken: whoever wants one tries again.
            }
        }
    }

    private void open(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Link link = new Link(client, server);
            links.add(link);
            Thread.ofVirtual().start(() -> link.pump(client, server, true));
            Thread.ofVirtual().start(() -> link.pump(server, client, false));
            if (away) {
                link.cut();
            }
        } catch (IOException e) {
            abort(client);
        }
    }

    /** Ends a connection as a crash does, without the orderly goodbye. */
    private static void abort(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It has ended already.
        }
    }

    /** What to wait for, and what happens then. */
    private record Trap(Then then, List<String> words) {
        Trap(Then then, String... words) {
            this(then, List.of(words));
        }

        enum Then {
            SWALLOW,
            LOSE_ANSWER,
            LOSE_REQUEST
        }
    }

    /** One connection through the proxy. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean swallowed;
        private volatile boolean losingAnswer;
        private volatile boolean hearingOneMore;
        private volatile int bytesLeft = Integer.MAX_VALUE;
        /** Of the words waited for, how many were said; and the end of what was said, in which the next may have begun. */
        private int said;

        private String tail = "";

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void cut() {
            links.remove(this);
            abort(client);
            abort(server);
        }

        synchronized void cutAfter(int bytes) {
            bytesLeft = bytes;
        }

        /** How many of so many bytes still go through; both directions take from the same. */
        private synchronized int passable(int length) {
            int passed = Math.min(length, bytesLeft);
            if (bytesLeft != Integer.MAX_VALUE) {
                bytesLeft -= passed;
            }
            return passed;
        }

        void pump(Socket from, Socket to, boolean toTarget) {
            byte[] chunk = new byte[CHUNK];
            try {
                for (int length = from.getInputStream().read(chunk);
                        length >= 0;
                        length = from.getInputStream().read(chunk)) {
                    if (toTarget) {
                        pieces.incrementAndGet();
                        if (listen(chunk, length) == Trap.Then.LOSE_REQUEST) {
                            break;
                        }
                        LockSupport.parkNanos(delay.toNanos());
                    } else if (losingAnswer) {
                        break;
                    }
                    if (swallowed || swallowing) {
                        continue;
                    }
                    to.getOutputStream().write(chunk, 0, passable(length));
                    if (bytesLeft == 0) {
                        break;
                    }
                    if (!toTarget && hearingOneMore) {
                        swallowed = true;
                    }
                }
            } catch (IOException e) {
                // One end has gone: so does the other.
            }
            if (!swallowed && !swallowing) {
                cut();
            }
        }

        /** Answers what is to happen if the client has said everything that is waited for. */
        private Trap.@Nullable Then listen(byte[] chunk, int length) {
            Trap waiting = trap;
            if (waiting == null) {
                said = 0;
                tail = "";
                return null;
            }
            String heard = tail + new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
            int at = 0;
            while (said < waiting.words.size()) {
                String word = waiting.words.get(said);
                int found = heard.indexOf(word, at);
                if (found < 0) {
                    tail = heard.substring(Math.max(at, heard.length() - word.length() + 1));
                    return null;
                }
                at = found + word.length();
                said++;
            }
            tail = "";
            said = 0;
            if (waiting.then == Trap.Then.SWALLOW) {
                hearingOneMore = true;
            } else {
                losingAnswer = waiting.then == Trap.Then.LOSE_ANSWER;
                trap = null;
            }
            return waiting.then;
        }
    }
}
