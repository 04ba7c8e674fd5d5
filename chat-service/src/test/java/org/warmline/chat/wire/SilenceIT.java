package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.chat.wire.House.Guest;
import org.warmline.storage.TestDatabase;

/** Clients that give no sign of life, under a limit that a test can wait for. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilenceIT implements TestPropertyProvider {
    @Inject
    House house;

    @Inject
    MeterRegistry meters;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestDatabase.fresh());
        properties.put("warmline.limits.ping-every", "1s");
        return properties;
    }

    @BeforeAll
    void openTheShop() {
        house.inbox("shop", null);
    }

    @Test
    void closesAClientThatGivesNoSignOfLife() throws IOException {
        Guest guest = house.guest("shop");
        try (RawSocket silent = new RawSocket(house.port())) {
            silent.hello(guest.token());

            assertThat(silent.closeCode()).isEqualTo(4004);
        }
    }

    @Test
    void keepsAClientThatAnswersPings() {
        Guest guest = house.guest("shop");
        double before = closed("4004");
        try (SocketClient quiet = house.greeted(guest.token());
                RawSocket silent = new RawSocket(house.port())) {
            silent.hello(guest.token());
            // A silent one that came later goes first.
            Awaitility.await().until(() -> closed("4004") > before);

            assertThat(quiet.isOpen()).isTrue();
            assertThat(quiet.untilPong()).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private double closed(String code) {
        return meters.find("warmline.closes").tag("code", code).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
