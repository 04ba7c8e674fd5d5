package org.warmline.background;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for work that computes for milliseconds and can be late: a thread that wakes to deliver a message runs at once and not when
 * they have had their turn, those of the database included.
 *
 * <p>On Linux, where each thread has a priority and a length of turn of its own ({@code sched_setattr(2)}), and Java's own priorities do
 * nothing. Whoever has short turns and wakes interrupts whoever has long ones, from Linux 6.12 on; before, lengths of turns are
 * ignored. Elsewhere, and where the system does not allow it, they are ordinary threads.
 */
public final class BackgroundThreads {
    private static final Logger log = LoggerFactory.getLogger(BackgroundThreads.class);

    /** The number of the system call, which not every C library has a function for. */
    private static final Map<String, Long> SCHED_SETATTR = Map.of("amd64", 314L, "aarch64", 274L);

    /** {@code struct sched_attr} as it was first, which all kernels take. */
    private static final int ATTRIBUTES_BYTES = 48;

    /** The longest there is; ordinary threads have 1 to 3 ms, by the number of cores. */
    private static final Duration TURN = Duration.ofMillis(100);

    /** Leaves a tenth of the share that an ordinary thread has of a core which both want. */
    private static final int NICER = 10;

    private static final int NICEST = 19;

    /** The calling thread, to the system's calls. */
    private static final int CURRENT = 0;

    private static final File OWN_THREADS = new File("/proc/self/task");

    private BackgroundThreads() {}

    /** Daemons with the share of ordinary threads, numbered behind the prefix. */
    public static ThreadFactory patient(String prefix) {
        return named(prefix, 0);
    }

    /** Daemons that get little where there is too little of the processor for everything, numbered behind the prefix. */
    public static ThreadFactory last(String prefix) {
        return named(prefix, NICER);
    }

    private static ThreadFactory named(String prefix, int nicer) {
        ThreadFactory threads = Thread.ofPlatform().daemon().name(prefix, 0).factory();
        return work -> threads.newThread(() -> {
            giveWay(CURRENT, nicer, Thread.currentThread().getName());
            work.run();
        });
    }

    /**
     * Gives long turns to threads of this process that are not ours to make.
     *
     * @param named how the operating system's names of theirs begin
     */
    static void makePatient(String... named) {
        String[] threads = OWN_THREADS.list();
        for (String thread : threads == null ? new String[0] : threads) {
            String name = nameOf(thread);
            if (Stream.of(named).anyMatch(name::startsWith)) {
                giveWay(Integer.parseInt(thread), 0, name);
            }
        }
    }

    private static String nameOf(String thread) {
        try {
            return Files.readString(OWN_THREADS.toPath().resolve(thread).resolve("comm"))
                    .strip();
        } catch (IOException e) {
            // It has ended.
            return "";
        }
    }

    private static void giveWay(int thread, int nicer, String name) {
        Long call = SCHED_SETATTR.get(System.getProperty("os.arch"));
        if (call == null || !System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            // Nobody may become less nice than they are, so what the process was started with counts.
            int nice = Math.min(NICEST, nice(thread) + nicer);
            MemorySegment attributes = arena.allocate(ATTRIBUTES_BYTES, Long.BYTES);
            attributes.set(JAVA_INT, 0, ATTRIBUTES_BYTES);
            attributes.set(JAVA_INT, 16, nice);
            attributes.set(JAVA_LONG, 24, TURN.toNanos());
            MethodHandle systemCall = function(
                    "syscall",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
                    Linker.Option.firstVariadicArg(1));
            long failed = (long) systemCall.invokeExact((long) call, thread, attributes, 0);
            log.debug("{} {} at nice {} in long turns", name, failed == 0 ? "runs" : "can't run", nice);
        } catch (Throwable e) {
            log.debug("A thread does not give way: {}", e.toString());
        }
    }

    private static int nice(int thread) throws Throwable {
        MethodHandle priority = function("getpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        // On Linux "a process" is a thread here.
        return (int) priority.invokeExact(0, thread);
    }

    private static MethodHandle function(String name, FunctionDescriptor types, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), types, options);
    }
}
