package org.warmline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Where servers are started and keep their data. They end with it at the latest, also when somebody presses Ctrl-C. */
final class Stage implements AutoCloseable {
    private final Options options;
    private final Path folder;
    private final List<Subject> started = new CopyOnWriteArrayList<>();

    Stage(Options options) throws IOException {
        this.options = options;
        Files.createDirectories(options.folder());
        this.folder = Files.createTempDirectory(options.folder().toAbsolutePath(), "run-");
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> started.forEach(Subject::close)));
    }

    Options options() {
        return options;
    }

    /** Starts a subject by its letter, with data of its own. */
    Subject start(String name, String... more) {
        say("starting " + name);
        List<String> jvm = new ArrayList<>(List.of("-Xmx" + options.heap()));
        jvm.addAll(List.of(more));
        Path own = folder.resolve(name + started.size());
        try {
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Subject subject = switch (name) {
            case "F" -> Yardstick.floor(jvm, own, freePort());
            case "G" -> Yardstick.durable(jvm, own, freePort());
            case "W" -> Warmline.start(jvm, options.jar(), own, freePort());
            default -> throw new IllegalArgumentException("There is no subject " + name);
        };
        started.add(subject);
        return subject;
    }

    /** Tells people how far we are; figures go to standard output. */
    void say(String words) {
        System.err.println(words);
    }

    @Override
    public void close() throws IOException {
        started.forEach(Subject::close);
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
