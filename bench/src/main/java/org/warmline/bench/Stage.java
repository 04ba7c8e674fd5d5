package org.warmline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Where servers are started and keep their data. They end with it at the latest, also when somebody presses Ctrl-C. */
final class Stage implements AutoCloseable {
    private final Options options;
    private final Path folder;
    private final List<Subject> started = new CopyOnWriteArrayList<>();
    private final List<ServerProcess> joined = new CopyOnWriteArrayList<>();

    Stage(Options options) throws IOException {
        this.options = options;
        Files.createDirectories(options.folder());
        this.folder = Files.createTempDirectory(options.folder().toAbsolutePath(), "run-");
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopAll));
    }

    Options options() {
        return options;
    }

    /** Starts a subject by its letter, with data of its own. */
    Subject start(String name, String... more) {
        say("starting " + name);
        Subject subject = switch (name) {
            case "F" -> Yardstick.floor(jvm(more), ownFolder(name), freePort());
            case "G" -> Yardstick.durable(jvm(more), ownFolder(name), freePort());
            case "W" -> Warmline.start(program(more), ownFolder(name), freePort());
            default -> throw new IllegalArgumentException("There is no subject " + name);
        };
        started.add(subject);
        return subject;
    }

    /** Starts a Warmline that another node can join. */
    Warmline startFirstNode() {
        say("starting the first node");
        Warmline first = Warmline.startFirstNode(program(), ownFolder("W"), freePort());
        started.add(first);
        return first;
    }

    /** Starts its second node, to be closed before it. */
    ServerProcess startSecondNode(Warmline first) {
        say("starting the second node");
        ServerProcess second = first.join(program(), freePort());
        joined.add(second);
        return second;
    }

    private void stopAll() {
        joined.forEach(ServerProcess::close);
        started.forEach(Subject::close);
    }

    private Warmline.Program program(String... more) {
        List<String> jvm =
                Stream.concat(jvm(more).stream(), options.java().stream()).toList();
        return new Warmline.Program(jvm, options.jar(), options.settings());
    }

    private List<String> jvm(String... more) {
        return Stream.concat(Stream.of("-Xmx" + options.heap()), Stream.of(more))
                .toList();
    }

    private Path ownFolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name + started.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells people how far we are; figures go to standard output. */
    void say(String words) {
        System.err.println(words);
    }

    @Override
    public void close() throws IOException {
        stopAll();
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
