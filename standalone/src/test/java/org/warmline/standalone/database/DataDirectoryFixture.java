package org.warmline.standalone.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A data directory for one test, and the processes that work in it. PostgreSQL's programs are unpacked once for all tests and linked.
 * Closing ends every process that was started here, by its number, and a server that one of them left alive.
 */
public final class DataDirectoryFixture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path path;
    private final List<Process> processes = new ArrayList<>();

    private DataDirectoryFixture(Path path) {
        this.path = path;
    }

    /** A directory that holds nothing but the programs. */
    public static DataDirectoryFixture aNewDataDirectory() throws IOException {
        Path programs = Programs.in(Path.of("target").toAbsolutePath()).home();
        Path path = Files.createTempDirectory("warmline-test").toRealPath();
        Files.createSymbolicLink(path.resolve(programs.getFileName()), programs);
        return new DataDirectoryFixture(path);
    }

    public Path path() {
        return path;
    }

    /** Starts a JVM with this test's class path; its output goes to a file. */
    public Process start(Class<?> mainClass, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(processes.size()).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WARMLINE_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** What a process started here has said so far. */
    public String output(Process process) throws IOException {
        return Files.readString(output(processes.indexOf(process)));
    }

    /** Waits until a process says it. */
    public void awaitOutput(Process process, String text) {
        await().atMost(PATIENCE).until(() -> {
            String output = output(process);
            if (!process.isAlive() && !output.contains(text)) {
                throw new IllegalStateException("ended without \"" + text + "\": " + output);
            }
            return output.contains(text);
        });
    }

    /** Waits for a process's end and returns its exit code. */
    public int awaitExit(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " does not end");
        }
        return process.exitValue();
    }

    /** Whether a server runs on the directory, whoever started it. */
    public boolean hasLivingServer() {
        return Postmaster.of(path.resolve(Cluster.FOLDER)).isPresent();
    }

    /** The number of the living server's first process. */
    public long serverProcess() {
        return Postmaster.of(path.resolve(Cluster.FOLDER))
                .orElseThrow()
                .process()
                .pid();
    }

    /** Kills the server's first process like a crash would, and waits until it is gone. */
    public void killServer() {
        Postmaster server = Postmaster.of(path.resolve(Cluster.FOLDER)).orElseThrow();
        server.process().destroyForcibly();
        await().atMost(PATIENCE).until(() -> !server.isAlive());
    }

    @Override
    public void close() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly();
            awaitExit(process);
        }
        if (hasLivingServer()) {
            killServer();
        }
        // Processes of a killed server leave a moment later, and write until then.
        await().atMost(PATIENCE).until(() -> {
            try (Stream<Path> files = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
                return true;
            } catch (IOException | UncheckedIOException e) {
                return false;
            }
        });
    }

    private Path output(int index) {
        return path.resolve("output-" + index);
    }
}
