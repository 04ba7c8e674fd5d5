package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsIT extends WithShop {
    private static final int LARGEST = 64 << 10;

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "[]", "{\"type\":\"dance\"}", "{\"type\":\"typing\",\"on\":\"yes\"}"})
    void closesAtTheTenthFrameItCannotRead(String unreadable) {
        try (SocketClient client = greeted()) {
            for (int i = 0; i < 9; i++) {
                client.sayText(unreadable);
                client.await("error");
            }
            assertThat(client.untilPong()).isEmpty();

            client.sayText(unreadable);

            client.await("error");
            assertThat(client.closeCode()).isEqualTo(4100);
        }
    }

    @Test
    void closesNobodyForRefusalsOfOtherKinds() {
        try (SocketClient client = greeted()) {
            for (int i = 0; i < 15; i++) {
                client.say(Map.of(
                        "type", "typing", "conversation", UUID.randomUUID().toString(), "on", true));
                assertThat(client.await("error").path("code").asText()).isEqualTo("not_found");
            }

            assertThat(client.untilPong()).isEmpty();
        }
    }

    @Test
    void saysWhatWasWrongWithoutTheWordsOfTheParser() {
        try (SocketClient client = greeted()) {
            String error =
                    client.sayText("{\"type\":\"ping\", oops").await("error").toString();

            assertThat(error)
                    .contains("\"code\":\"malformed\"")
                    .doesNotContain("oops", "Exception", "jackson", "column");
        }
    }

    @Test
    void takesAMessageOfSixtyFourKibibytes() throws IOException {
        try (RawSocket client = new RawSocket(house.port())) {
            client.frame(RawSocket.TEXT, true, ping(LARGEST));

            // It was read: what it says is no hello.
            assertThat(client.closeCode()).isEqualTo(4100);
        }
    }

    @Test
    void readsAMessageOfSixtyFourKibibytesAfterHello() {
        try (SocketClient client = greeted()) {
            String ping = "{\"type\":\"ping\",\"ref\":\"large\",\"unknown\":\"\"}";
            client.sayText(ping.replace("\"\"", "\"" + "x".repeat(LARGEST - ping.length()) + "\""));

            assertThat(client.await("pong").path("ref").asText()).isEqualTo("large");
        }
    }

    @Test
    void closesForAMessageOfOneByteMore() throws IOException {
        try (RawSocket client = new RawSocket(house.port())) {
            client.frame(RawSocket.TEXT, true, ping(LARGEST + 1));

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void closesForFragmentsThatAddUpToMore() throws IOException {
        byte[] message = ping(LARGEST + 1);
        try (RawSocket client = new RawSocket(house.port())) {
            client.frame(RawSocket.TEXT, false, Arrays.copyOf(message, LARGEST / 2));
            client.frame(RawSocket.CONTINUATION, false, Arrays.copyOfRange(message, LARGEST / 2, LARGEST));
            client.frame(RawSocket.CONTINUATION, false, Arrays.copyOfRange(message, LARGEST, LARGEST + 1));

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void closesForFragmentsWithoutEnd() throws IOException {
        try (RawSocket client = new RawSocket(house.port())) {
            boolean open = client.frame(RawSocket.TEXT, false, new byte[0]);
            for (int i = 0; i < 2_000 && open; i++) {
                open = client.frame(RawSocket.CONTINUATION, false, new byte[0]);
            }

            // Written to after it closed, the socket may break before the close frame was read.
            assertThat(client.closeCode()).isIn(1009, 1006);
        }
    }

    @Test
    void putsFragmentsTogetherEvenWhereACharacterIsCut() throws IOException {
        byte[] hello = "{\"type\":\"hello\",\"token\":\"🍞\"}".getBytes(StandardCharsets.UTF_8);
        int inside = hello.length - 4;
        try (RawSocket client = new RawSocket(house.port())) {
            client.frame(RawSocket.TEXT, false, Arrays.copyOf(hello, inside));
            client.frame(RawSocket.CONTINUATION, true, Arrays.copyOfRange(hello, inside, hello.length));

            assertThat(client.closeCode()).isEqualTo(4101);
        }
    }

    @Test
    void closesForBinary() {
        try (SocketClient client = greeted()) {
            assertThat(client.sayBytes("{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8))
                            .closeCode())
                    .isEqualTo(1003);
        }
    }

    @Test
    void closesForWhatIsNotUtf8() throws IOException {
        try (RawSocket client = new RawSocket(house.port())) {
            client.frame(RawSocket.TEXT, true, new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'});

            assertThat(client.closeCode()).isEqualTo(1007);
        }
    }

    private SocketClient greeted() {
        return house.greeted(house.guest("shop").token());
    }

    private static byte[] ping(int bytes) {
        String start = "{\"type\":\"ping\",\"filling\":\"";
        return (start + "x".repeat(bytes - start.length() - 2) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }
}
