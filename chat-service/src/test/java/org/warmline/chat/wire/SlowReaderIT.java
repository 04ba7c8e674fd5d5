package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Role;

/** A reader that does not read, under a limit that a test can reach. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowReaderIT implements TestPropertyProvider {
    private static final String LONG = "x".repeat(8_000);

    @Inject
    House house;

    @Inject
    MeterRegistry meters;

    private Person agent;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestDatabase.fresh());
        properties.put("warmline.rate-limits", "off");
        properties.put("warmline.limits.unwritten-bytes", "131072");
        return properties;
    }

    @BeforeAll
    void openTheShop() {
        house.inbox("shop", null);
        agent = house.employ(Role.AGENT);
    }

    @Test
    void closesAReaderThatDoesNotReadAndServesTheOthers() throws IOException {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        double before = closed("4001");
        try (SocketClient staff = house.greeted(agent.token());
                SocketClient reader = house.greeted(guest.token());
                RawSocket stuck = new RawSocket(house.port())) {
            stuck.hello(guest.token());
            int sent = 0;
            // What the sockets of both ends take in by themselves is the system's to decide.
            while (closed("4001") == before && sent < 4_000) {
                staff.sent(conversation, LONG);
                sent++;
            }

            // Whoever fell behind before the bound was full reads pages of the log, and is let go when one of them lies
            // for too long.
            await().atMost(Duration.ofMinutes(1)).until(() -> closed("4001") == before + 1);
            assertThat(stuck.closeCode()).isIn(4001, 1006);
            int last = sent + 1;
            List<JsonNode> heard = reader.until(frame -> frame.path("seq").asInt() == last);
            assertThat(SocketClient.seqs(heard))
                    .isEqualTo(IntStream.rangeClosed(2, last).boxed().toList());
        }
    }

    private double closed(String code) {
        return meters.find("warmline.closes").tag("code", code).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
