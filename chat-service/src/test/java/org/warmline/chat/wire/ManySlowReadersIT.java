package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Role;

/** A hundred readers that never read, beside one that does: F9 of docs/reliability.md. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManySlowReadersIT implements TestPropertyProvider {
    private static final int READERS = 100;
    /** More than the system's own buffers between the two take in (4 MiB on Linux), and the bound. */
    private static final int MESSAGES = 650;

    private static final String LONG = "x".repeat(8_000);

    @Inject
    House house;

    @Inject
    MeterRegistry meters;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestDatabase.fresh());
        properties.put("warmline.rate-limits", "off");
        properties.put("warmline.limits.staff-connections", "200");
        properties.put("warmline.limits.unwritten-bytes", "131072");
        return properties;
    }

    @Test
    void closesAHundredReadersThatNeverReadAndServesTheOneWhoDoes() throws IOException {
        house.inbox("shop", null);
        Person deaf = house.employ(Role.AGENT);
        Person agent = house.employ(Role.AGENT);
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        List<RawSocket> stuck = new ArrayList<>();
        try (SocketClient reader = house.greeted(guest.token());
                SocketClient writer = house.greeted(agent.token())) {
            for (int i = 0; i < READERS; i++) {
                RawSocket socket = new RawSocket(house.port());
                stuck.add(socket);
                socket.hello(deaf.token());
                socket.follow(conversation);
            }
            long before = residentMegabytes();
            long most = before;
            for (int i = 0; i < MESSAGES; i++) {
                writer.sent(conversation, LONG);
                most = Math.max(most, residentMegabytes());
            }
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> closedForSlowness() == READERS);
            System.out.println(READERS + " readers that never read, " + MESSAGES + " messages of 8,000 characters:"
                    + " the process grew by " + (most - before) + " MiB at most, of " + before);

            int last = MESSAGES + 1;
            List<JsonNode> heard = reader.until(frame -> frame.path("seq").asInt() == last);
            assertThat(SocketClient.seqs(heard))
                    .isEqualTo(IntStream.rangeClosed(2, last).boxed().toList());
        } finally {
            for (RawSocket socket : stuck) {
                socket.close();
            }
        }
    }

    /** Of this process, where the system tells; else 0. */
    private static long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    private double closedForSlowness() {
        return meters.find("warmline.closes").tag("code", "4001").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
