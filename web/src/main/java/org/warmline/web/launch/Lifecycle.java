package org.warmline.web.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frame of a main method: starts the parts of a process and, at SIGTERM, SIGINT or a failed start, closes them in reverse order.
 * An asked-for stop exits 0, a failed start 1.
 */
public final class Lifecycle {
    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    /**
     * At each start Lucene recommends an incubating module of Java, which would warn at each start of itself. Our vectors are few. Kept
     * here because a logger nobody holds forgets its level.
     */
    private static final java.util.logging.Logger LUCENE_RECOMMENDATION =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile boolean failed;

    private Lifecycle() {}

    /** What a main method does; registers its parts as it goes. */
    @FunctionalInterface
    public interface Start {
        void start(Lifecycle lifecycle) throws Exception;
    }

    /** Starts and then keeps the process alive; never returns. */
    public static void run(Start start) {
        LUCENE_RECOMMENDATION.setLevel(Level.SEVERE);
        Lifecycle lifecycle = new Lifecycle();
        Runtime.getRuntime().addShutdownHook(new Thread(lifecycle::stop, "stop"));
        if (!lifecycle.started(start)) {
            System.exit(1);
        }
        awaitSignal();
    }

    /** Has the part closed at the end, before those registered earlier. */
    public <T extends AutoCloseable> T closeAtEnd(T part) {
        parts.push(part);
        return part;
    }

    private boolean started(Start start) {
        // Held until everything stands, so that a signal in the middle of a start finds all that there is to close.
        lock.lock();
        try {
            start.start(this);
            return true;
        } catch (StartFailure e) {
            failed = true;
            log.debug("Start failed", e);
            System.err.println(e.getMessage());
        } catch (Exception e) {
            failed = true;
            log.error("Warmline could not start, for a reason it does not know how to explain", e);
        } finally {
            lock.unlock();
        }
        return false;
    }

    private void stop() {
        lock.lock();
        try {
            if (!failed) {
                log.info("Stopping");
            }
            while (!parts.isEmpty()) {
                close(parts.pop());
            }
        } finally {
            lock.unlock();
        }
        if (!failed) {
            // The JVM would report the signal (143), but an orderly stop that was asked for is no failure.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.error("Could not close {}; the rest is still closed", part, e);
        }
    }

    private static void awaitSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
