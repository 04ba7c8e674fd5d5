package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.graceful.GracefulShutdownManager;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.warmline.chat.wire.House.Guest;

/** The end of a node. */
class GoodbyeIT extends WithShop {
    private static final String LONG = "x".repeat(8_000);
    /** More than the sockets of both ends take in by themselves. */
    private static final int MANY = 1_000;

    @Inject
    GracefulShutdownManager end;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(super.getProperties());
        properties.put("warmline.rate-limits", "off");
        properties.put("warmline.limits.unwritten-bytes", "67108864");
        properties.put("warmline.limits.unwritten-for", "10m");
        return properties;
    }

    @Test
    void isHeardAlsoByWhoHasNotReadEverythingYet() throws Exception {
        Guest guest = house.guest("shop");
        UUID conversation = house.said(guest, 1);
        try (SocketClient staff = house.greeted(agent.token());
                RawSocket slow = new RawSocket(house.port());
                RawSocket busy = new RawSocket(house.port())) {
            slow.hello(guest.token());
            busy.hello(guest.token());
            for (int i = 0; i < MANY; i++) {
                staff.sent(conversation, LONG);
            }
            Thread burst = Thread.ofVirtual().start(() -> keepWriting(busy));

            Thread stop = Thread.ofVirtual().start(end::shutdownGracefully);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));

            assertThat(busy.closeCode()).isEqualTo(4002);
            assertThat(slow.closeCode()).isEqualTo(4002);
            stop.join();
            burst.join();
        }
    }

    /** As long as anybody takes it. */
    private static void keepWriting(RawSocket socket) {
        byte[] ping = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
        while (socket.frame(RawSocket.TEXT, true, ping)) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
        }
    }
}
