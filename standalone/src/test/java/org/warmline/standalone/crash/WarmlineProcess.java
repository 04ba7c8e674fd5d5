package org.warmline.standalone.crash;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.warmline.standalone.Warmline;

/** The real program as a child, in a process group of its own where the system has {@code setsid}. Closing kills it if it lives. */
final class WarmlineProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;
    private final boolean ownGroup;

    private WarmlineProcess(Process process, Path output, boolean ownGroup) {
        this.process = process;
        this.output = output;
        this.ownGroup = ownGroup;
    }

    /** Starts it and waits until it says that it is ready. */
    static WarmlineProcess start(Map<String, String> environment, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        boolean ownGroup = hasSetsid();
        if (ownGroup) {
            // Not being the head of a group, our child becomes one without another fork: its number is the group's.
            command.add("setsid");
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It starts often and never runs for long.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Warmline.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WARMLINE_"));
        builder.environment().putAll(environment);
        WarmlineProcess warmline = new WarmlineProcess(builder.start(), output, ownGroup);
        try {
            warmline.awaitReady();
        } catch (RuntimeException e) {
            warmline.close();
            throw e;
        }
        return warmline;
    }

    private static boolean hasSetsid() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, "setsid"))) {
                return true;
            }
        }
        return false;
    }

    private void awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            String said = Files.readString(output);
            if (!process.isAlive()) {
                throw new IllegalStateException("ended without being ready: " + said);
            }
            return said.contains("Warmline is ready");
        });
    }

    /** Kills all of it at once, and the other processes with it: {@code kill -9}. */
    void kill(long... others) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s KILL -- \"$@\"", "kill"));
        command.add((ownGroup ? "-" : "") + process.pid());
        for (long other : others) {
            command.add(Long.toString(other));
        }
        run(command);
        awaitExit();
    }

    /** Lets it do nothing any more, though it lives and its sockets stand: as when others need all of the machine. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets a frozen one go on where it was. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        run(List.of("sh", "-c", "kill -s \"$1\" \"$2\"", "kill", name, Long.toString(process.pid())));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " answers " + code);
        }
    }

    /** Asks it to stop, as an operator does: SIGTERM. */
    void terminate() {
        process.destroy();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
