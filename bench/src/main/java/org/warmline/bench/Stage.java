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
import java.util.stream.Stream;

/** Where servers are started and keep their data, until it is closed. */
final class Stage implements AutoCloseable {
    private final Options options;
    private final Path folder;
    private int started;

    Stage(Options options) throws IOException {
        this.options = options;
        Files.createDirectories(options.folder());
        this.folder = Files.createTempDirectory(options.folder().toAbsolutePath(), "run-");
    }

    Options options() {
        return options;
    }

    /** Starts a subject by its letter, with data of its own. */
    Subject start(String name, String... more) {
        say("starting " + name);
        List<String> jvm = new ArrayList<>(List.of("-Xmx" + options.heap()));
        jvm.addAll(List.of(more));
        Path own = folder.resolve(name + ++started);
        try {
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return switch (name) {
            case "F" -> Yardstick.floor(jvm, own, freePort());
            case "G" -> Yardstick.durable(jvm, own, freePort());
            case "W" -> Warmline.start(jvm, options.jar(), own, freePort());
            default -> throw new IllegalArgumentException("There is no subject " + name);
        };
    }

    /** Tells people how far we are; figures go to standard output. */
    void say(String words) {
        System.err.println(words);
    }

    @Override
    public void close() throws IOException {
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
