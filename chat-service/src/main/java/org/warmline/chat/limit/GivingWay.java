package org.warmline.chat.limit;

import com.sun.management.OperatingSystemMXBean;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.warmline.conversation.MessageLog;

/**
 * Leaves the processor to messages, and to people who come back, where there is too little of it for everything. Work that can be late is
 * done by few threads, which rest here after each piece of it while the machine has nothing to spare. Thread-safe.
 */
@Singleton
public class GivingWay {
    /** Of all cores, as the operating system, or the container's limit, counts them. */
    private static final double HIGH = 0.85;
    /** Times the work before it. */
    private static final int REST = 16;

    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    private final MessageLog log;
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private volatile boolean high;

    GivingWay(MessageLog log) {
        this.log = log;
    }

    /** Whether there is too little of the processor for everything just now. */
    public boolean isShort() {
        return high || log.isCrowded();
    }

    /**
     * Rests for as long as there is reason to: many times as long as the work took, half a second at most. Blocks.
     *
     * @param began when the work did, by {@link System#nanoTime()}
     */
    public void restFrom(long began) {
        if (isShort()) {
            LockSupport.parkNanos(Math.min((System.nanoTime() - began) * REST, LONGEST_REST.toNanos()));
        }
    }

    @Scheduled(fixedRate = "250ms")
    void look() {
        // Below zero where the system does not tell.
        high = machine.getCpuLoad() > HIGH;
    }
}
