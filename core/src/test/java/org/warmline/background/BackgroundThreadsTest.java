package org.warmline.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundThreadsTest {
    private static final long LONG = 100_000_000;
    private static final Path SCHEDULING = Path.of("/proc/thread-self/sched");

    @Test
    void thoseThatComeLastAreNicerThanTheOthers() throws Exception {
        int before = nice();

        assertThat(in(BackgroundThreads.last("last-"), BackgroundThreadsTest::nice))
                .isGreaterThan(before);

        assertThat(nice()).isEqualTo(before);
    }

    @Test
    void patientOnesHaveTheShareOfTheOthers() throws Exception {
        assertThat(in(BackgroundThreads.patient("patient-"), BackgroundThreadsTest::nice))
                .isEqualTo(nice());
    }

    @Test
    void whoeverWakesInterruptsThem() throws Exception {
        assumeTrue(Files.exists(SCHEDULING), "this system does not show how it schedules");
        assumeTrue(turn() > 0, "this system has no turns");
        assumeTrue(in(BackgroundThreads.patient("probe-"), BackgroundThreadsTest::turn) != turn(), "needs Linux 6.12");

        assertThat(in(BackgroundThreads.patient("patient-"), BackgroundThreadsTest::turn))
                .isEqualTo(LONG);
        assertThat(in(BackgroundThreads.last("last-"), BackgroundThreadsTest::turn))
                .isEqualTo(LONG);
    }

    @Test
    void threadsThatOthersHaveMadeAreMadePatientByTheirNames() throws Exception {
        assumeTrue(Files.exists(SCHEDULING), "this system does not show how it schedules");
        assumeTrue(in(BackgroundThreads.patient("probe-"), BackgroundThreadsTest::turn) == LONG, "needs Linux 6.12");
        ThreadFactory named = Thread.ofPlatform().name("compiler of a kind").factory();

        assertThat(in(named, () -> {
                    BackgroundThreads.makePatient("another", "compiler of");
                    return turn();
                }))
                .isEqualTo(LONG);
        assertThat(turn()).isNotEqualTo(LONG);
    }

    private static <T> T in(ThreadFactory threads, Callable<T> work) throws Exception {
        try (ExecutorService background = Executors.newSingleThreadExecutor(threads)) {
            return background.submit(work).get();
        }
    }

    /** Of this thread: the seventeenth field after its name, which may have spaces in it, see {@code proc_pid_stat(5)}. */
    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    /** Nanoseconds; 0 when the system does not say. */
    private static long turn() throws IOException {
        return Files.readAllLines(SCHEDULING).stream()
                .filter(line -> line.startsWith("se.slice"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
