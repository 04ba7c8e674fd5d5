package org.warmline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BackgroundThreadsTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void giveWayToTheOthers() throws Exception {
        try (ExecutorService background = Executors.newSingleThreadExecutor(BackgroundThreads.named("background-"))) {
            int before = nice();

            assertThat(background.submit(BackgroundThreadsTest::nice).get()).isGreaterThan(before);

            assertThat(nice()).isEqualTo(before);
        }
    }

    /** Of this thread: the seventeenth field after its name, which may have spaces in it, see {@code proc_pid_stat(5)}. */
    private static int nice() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }
}
