package org.warmline.bench;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.bench.relay.Relay;
import org.warmline.bench.wire.Hello;
import org.warmline.bench.wire.Wire;
import org.warmline.standalone.database.DataDirectory;
import org.warmline.standalone.database.EmbeddedDatabase;
import org.warmline.web.launch.DatabaseLocation;

/** One of the relays. A durable one has a PostgreSQL with the settings of Warmline's, because it is started by the same code. */
record Yardstick(
        String name,
        ServerProcess process,
        @Nullable DataDirectory directory,
        @Nullable EmbeddedDatabase database) implements Subject {

    static Yardstick floor(List<String> jvm, Path folder, int port) {
        return new Yardstick("F", start(jvm, Map.of(), folder.resolve("floor.log"), port, folder), null, null);
    }

    static Yardstick durable(List<String> jvm, Path folder, int port) {
        DataDirectory directory = DataDirectory.open(folder.resolve("durable"));
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        DatabaseLocation location = database.location();
        Map<String, String> environment = Map.of(
                "RELAY_DATABASE_URL", location.url(),
                "RELAY_DATABASE_USER", location.user(),
                "RELAY_DATABASE_PASSWORD", location.password().value());
        Path cluster = directory.path().resolve("database");
        return new Yardstick(
                "G", start(jvm, environment, folder.resolve("durable.log"), port, cluster), directory, database);
    }

    @Override
    public Pair open(Wire wire, EventLoop loop, Tally tally, int index) {
        UUID conversation = Person.randomSeries();
        Person visitor = new Person(tally, true, conversation, Bodies.of(index));
        Person agent = new Person(tally, false, conversation, Bodies.of(index + 1));
        Person.introduce(visitor, agent);
        Hello hello = new Hello("", List.of(new Hello.Cursor(conversation, 0)));
        visitor.sitsAt(wire.dial(process.port(), hello, loop, visitor).join());
        agent.sitsAt(wire.dial(process.port(), hello, loop, agent).join());
        return new Pair(loop, visitor, agent, conversation, new Pair.Seats("", ""));
    }

    @Override
    public String signIn() {
        return "";
    }

    @Override
    public void close() {
        process.close();
        try {
            if (database != null) {
                database.close();
            }
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            System.err.println("The folder of the yardstick was not closed: " + e.getMessage());
        }
    }

    private static ServerProcess start(
            List<String> jvm, Map<String, String> environment, Path log, int port, Path cluster) {
        List<String> command = new ArrayList<>(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Relay.class.getName(), "" + port));
        return ServerProcess.start(command, environment, "The relay is ready.", log, port, cluster);
    }
}
