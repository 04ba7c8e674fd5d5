package org.warmline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a JVM of its own, with the options {@code ./warmline run} gives it, until closed. */
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int STOP_SECONDS = 60;
    private static final Duration LOOK = Duration.ofMillis(250);
    /** Of the processor, between two looks; it is counted in steps as large as this. */
    private static final long LITTLE_MICROS = 10_000;
    /** What Warmline has still to hear may lie for half a second, while it gives way. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Process process;
    private final int port;
    private final Path cluster;
    private final List<ServerProcess> counted = new ArrayList<>();

    private ServerProcess(Process process, int port, Path cluster) {
        this.process = process;
        this.port = port;
        this.cluster = cluster;
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param jvm options and main class or jar
     * @param ready what it prints then
     * @param log where its words go
     * @param cluster the folder of its PostgreSQL; needs not be there
     */
    static ServerProcess start(
            List<String> jvm, Map<String, String> environment, String ready, Path log, int port, Path cluster) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MetaspaceSize=128m",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvm);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WARMLINE_") || name.startsWith("RELAY_"));
        builder.environment().putAll(environment);
        try {
            ServerProcess server = new ServerProcess(builder.start(), port, cluster);
            server.awaitOrStop(ready, log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitOrStop(String ready, Path log) throws IOException {
        try {
            await(ready, log);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** What it has used, together with the servers that are counted with it. */
    Vitals vitals() {
        return counted.stream().map(ServerProcess::vitals).reduce(Vitals.of(process.pid(), postmaster()), Vitals::plus);
    }

    void countsWith(ServerProcess other) {
        counted.add(other);
    }

    /** Waits until it has had little to do for {@link #QUIET}; answers how long it took until then, in seconds. */
    double settle(Duration most) {
        long begin = System.nanoTime();
        long quietSince = begin;
        long before = vitals().micros();
        while (System.nanoTime() - begin < most.toNanos() && System.nanoTime() - quietSince < QUIET.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
            long now = vitals().micros();
            if (now - before > LITTLE_MICROS) {
                quietSince = System.nanoTime();
            }
            before = now;
        }
        return (quietSince - begin) / 1e9;
    }

    /** Runs a command of {@code jcmd} on it and answers its words. */
    String jcmd(String... command) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        all.add(Long.toString(pid()));
        all.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(all).redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** 0 while there is none. */
    private long postmaster() {
        Path file = cluster.resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Long.parseLong(Files.readAllLines(file).getFirst().strip())
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String ready, Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(ready)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("a server did not start:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
