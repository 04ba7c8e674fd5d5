package org.warmline.embedding;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for work that fills a core and can be late: where there is too little of the processor for everything, the operating system
 * runs the others first, those of the database included.
 *
 * <p>On Linux, where each thread has a priority of its own that anybody may lower ({@code nice(2)}); Java's own priorities do
 * nothing there. Elsewhere they are ordinary threads.
 */
final class BackgroundThreads {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreads.class);
    /** Leaves a tenth of the share that an ordinary thread has of a core which both want. */
    private static final int NICER = 10;

    private BackgroundThreads() {}

    /** Daemons, numbered behind the prefix. */
    static ThreadFactory named(String prefix) {
        ThreadFactory threads = Thread.ofPlatform().daemon().name(prefix, 0).factory();
        return work -> threads.newThread(() -> {
            giveWay();
            work.run();
        });
    }

    private static void giveWay() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle nice = linker.downcallHandle(
                    linker.defaultLookup().find("nice").orElseThrow(), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            int now = (int) nice.invokeExact(NICER);
            LOG.debug("{} runs at nice {}", Thread.currentThread().getName(), now);
        } catch (Throwable e) {
            LOG.debug("The priority of a thread could not be lowered: {}", e.toString());
        }
    }
}
