package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Role;

/**
 * Seeded nonsense over several connections at once: F10 and F11 of docs/reliability.md. {@code -Dwarmline.fuzz=1000000} sends that
 * much of it, {@code -Dwarmline.seed=...} the same again.
 */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT implements TestPropertyProvider {
    private static final int FRAMES = Integer.getInteger("warmline.fuzz", 20_000);
    private static final long SEED = Long.getLong("warmline.seed", 20261121);
    private static final int CONNECTIONS = 4;

    @Inject
    House house;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestDatabase.fresh());
        properties.put("warmline.rate-limits", "off");
        return properties;
    }

    @Test
    void staysHealthyAndFindsNoFaultOfItsOwnUnderNonsense() throws Exception {
        System.out.println("Sending " + FRAMES + " hostile frames with seed " + SEED);
        house.inbox("shop", null);
        Guest guest = house.guest("shop");
        Guest bystander = house.guest("shop");
        Person agent = house.employ(Role.AGENT);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try (SocketClient witness = house.greeted(bystander.token());
                ExecutorService hostile = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                long seed = SEED + i;
                String token = i % 2 == 0 ? guest.token() : agent.token();
                Callable<Integer> run = () -> send(FRAMES / CONNECTIONS, new Random(seed), token);
                runs.add(hostile.submit(run));
            }
            int connections = 0;
            for (Future<Integer> run : runs) {
                connections += run.get();
            }
            System.out.println("It took " + connections + " connections");

            assertThat(witness.isOpen()).isTrue();
            assertThat(witness.sent(null, "Still there?").path("seq").asInt()).isEqualTo(1);
            assertThat(house.get("/health/readiness", null).status()).isEqualTo(200);
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }

    /** Sends so many, on as many connections as the server makes it take; answers how many those were. */
    private int send(int frames, Random random, String token) throws IOException {
        HostileFrames nonsense = new HostileFrames(random);
        int connections = 0;
        int sent = 0;
        while (sent < frames) {
            connections++;
            try (RawSocket socket = new RawSocket(house.port())) {
                if (random.nextInt(8) > 0) {
                    socket.hello(token);
                }
                Thread reader = Thread.ofVirtual().start(() -> {
                    var unused = socket.closeCode();
                });
                boolean open = true;
                // Ten that cannot be read close it; what comes after that is read by nobody.
                for (int i = 0; open && i < 40 && sent < frames && reader.isAlive(); i++) {
                    open = send(socket, nonsense.next(), random);
                    sent++;
                }
            }
        }
        return connections;
    }

    private static boolean send(RawSocket socket, byte[] frame, Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> socket.frame(random.nextInt(16), random.nextBoolean(), frame);
            case 1 -> socket.frame(RawSocket.TEXT, false, frame) && socket.frame(RawSocket.CONTINUATION, true, frame);
            case 2 -> socket.frame(RawSocket.TEXT, true, new byte[65_000 + random.nextInt(1_100)]);
            default -> socket.frame(RawSocket.TEXT, true, frame);
        };
    }
}
