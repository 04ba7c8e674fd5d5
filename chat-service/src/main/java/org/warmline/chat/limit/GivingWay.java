package org.warmline.chat.limit;

import com.sun.management.OperatingSystemMXBean;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.warmline.conversation.MessageLog;

/**
 * Leaves the processor to messages, and to people who come back, where there is too little of it for everything. Work that nobody waits
 * for is done by few threads; after each piece they ask here for a rest, which is long while the machine has nothing to spare. Thread-safe.
 */
@Singleton
public class GivingWay {
    /** Of all cores, as the operating system, or the container's limit, counts them. */
    private static final double HIGH = 0.85;
    /** Times the work before it: leaves such work a fifth of the cores it may use. */
    private static final int REST = 4;

    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    private final MessageLog log;
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private volatile boolean high;

    GivingWay(MessageLog log) {
        this.log = log;
    }

    /** How many threads may do such work at once: at least half of the cores stay free of it. */
    public static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /** Runs a piece of work, then rests for as long as there is reason to. Blocks the calling thread. */
    public void afterwards(Runnable work) {
        long began = System.nanoTime();
        work.run();
        if (high || log.isCrowded()) {
            LockSupport.parkNanos(Math.min((System.nanoTime() - began) * REST, LONGEST_REST.toNanos()));
        }
    }

    @Scheduled(fixedRate = "250ms")
    void look() {
        // Below zero where the system does not tell.
        high = machine.getCpuLoad() > HIGH;
    }
}
