package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.workspace.Role;

class HelloIT extends WithShop {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ping\"}",
                "{\"type\":\"send\",\"id\":\"019dbb3a-7c0f-7123-8abc-012345678911\",\"body\":\"Hello\"}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"hello\",\"token\":7}",
                "hello",
            })
    void closesWhenTheFirstFrameIsNoHello(String first) {
        try (SocketClient client = house.connect()) {
            assertThat(client.sayText(first).closeCode()).isEqualTo(4100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"hello\"}", "{\"type\":\"hello\",\"token\":\"made up\"}"})
    void closesWhenHelloProvesNothing(String hello) {
        try (SocketClient client = house.connect()) {
            assertThat(client.sayText(hello).closeCode()).isEqualTo(4101);
        }
    }

    @Test
    void greetsAVisitorWithTheirConversations() {
        Guest guest = house.guest("shop");
        try (SocketClient first = house.greeted(guest.token());
                SocketClient second = house.connect()) {
            JsonNode ack = first.sent(null, "Hello");

            second.say(Map.of("type", "hello", "token", guest.token()));

            JsonNode ready = second.await("ready");
            assertThat(ready.at("/you/kind").asText()).isEqualTo("visitor");
            assertThat(ready.at("/you/id").asText()).isEqualTo(guest.id().toString());
            assertThat(ready.path("epoch").asText()).isNotEmpty();
            assertThat(ready.path("conversations")).hasSize(1);
            assertThat(ready.at("/conversations/0/id")).isEqualTo(ack.path("conversation"));
            assertThat(ready.at("/conversations/0/lastSeq").asLong()).isEqualTo(1);
        }
    }

    @Test
    void greetsStaffWithTheirRole() {
        Person lead = house.employ(Role.LEAD);
        try (SocketClient client = house.connect()) {
            client.say(Map.of("type", "hello", "token", lead.token()));

            JsonNode ready = client.await("ready");
            assertThat(ready.at("/you/kind").asText()).isEqualTo("agent");
            assertThat(ready.at("/you/role").asText()).isEqualTo("lead");
            assertThat(ready.has("conversations")).isFalse();
            assertThat(client.await("live").has("conversation")).isFalse();
        }
    }

    @Test
    void refusesASecondHelloAndGoesOn() {
        try (SocketClient client = house.greeted(house.guest("shop").token())) {
            client.say(Map.of("type", "hello"));

            assertThat(client.await("error").path("code").asText()).isEqualTo("already_greeted");
            assertThat(client.untilPong()).isEmpty();
        }
    }

    @Test
    void answersAPingWithItsReference() {
        try (SocketClient client = house.greeted(house.guest("shop").token())) {
            assertThat(client.say(Map.of("type", "ping")).await("pong").has("ref"))
                    .isFalse();
            assertThat(client.say(Map.of("type", "ping", "ref", "p-1"))
                            .await("pong")
                            .path("ref")
                            .asText())
                    .isEqualTo("p-1");
        }
    }

    @Test
    void takesTheCookieFromOurOwnPages() {
        Person agent = house.employ(Role.AGENT);
        try (SocketClient client = house.connect("Origin", house.ownOrigin(), "Cookie", cookie(agent))) {
            client.say(Map.of("type", "hello"));

            assertThat(client.await("ready").at("/you/id").asText())
                    .isEqualTo(agent.id().toString());
        }
    }

    @Test
    void takesNoCookieWithoutOrigin() {
        try (SocketClient client = house.connect("Cookie", cookie(house.employ(Role.AGENT)))) {
            assertThat(client.say(Map.of("type", "hello")).closeCode()).isEqualTo(4101);
        }
    }

    @Test
    void takesNoCookieFromThePagesThatEmbedTheWidget() throws IOException {
        String cookie = "Cookie: " + cookie(house.employ(Role.AGENT));
        try (RawSocket client = new RawSocket(house.port(), "chat.example", "Origin: " + House.SHOP, cookie)) {
            client.frame(RawSocket.TEXT, true, "{\"type\":\"hello\"}".getBytes(StandardCharsets.UTF_8));

            assertThat(client.closeCode()).isEqualTo(4101);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "https://shop.example.evil.example",
                "https://evilshop.example",
                "http://shop.example",
                "https://shop.example:8443",
                "http://localhost:PORT.evil.example",
                "http://localhost.evil.example:PORT",
                "http://localhost:PORT@evil.example",
                "http://localhost:1",
                "https://localhost:PORT",
                "http://evil.example:PORT",
                "localhost:PORT",
                "/",
                "",
            })
    void refusesAForeignOriginBeforeTheUpgrade(String origin) {
        String foreign = origin.replace("PORT", String.valueOf(house.port()));

        for (String host : List.of("localhost:" + house.port(), "chat.example")) {
            assertThatThrownBy(() -> new RawSocket(house.port(), host, "Origin: " + foreign).close())
                    .as(host)
                    .hasMessageStartingWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void displacesTheOldestConnectionOfStaffByTheFiftyFirst() {
        Person busy = house.employ(Role.AGENT);
        List<SocketClient> tabs = new ArrayList<>();
        try {
            for (int i = 0; i < 51; i++) {
                tabs.add(house.greeted(busy.token()));
            }

            assertThat(tabs.getFirst().await("bye").path("reason").asText()).isEqualTo("displaced");
            assertThat(tabs.getFirst().closeCode()).isEqualTo(4103);
            assertThat(tabs.subList(1, 51)).allMatch(SocketClient::isOpen);
        } finally {
            tabs.forEach(SocketClient::close);
        }
    }

    @Test
    void displacesTheOldestConnectionOfAVisitorByTheEleventh() {
        Guest guest = house.guest("shop");
        List<SocketClient> tabs = new ArrayList<>();
        try {
            for (int i = 0; i < 11; i++) {
                tabs.add(house.greeted(guest.token()));
            }

            assertThat(tabs.getFirst().await("bye").path("reason").asText()).isEqualTo("displaced");
            assertThat(tabs.getFirst().closeCode()).isEqualTo(4103);
            for (SocketClient tab : tabs.subList(1, 11)) {
                assertThat(tab.untilPong()).isEmpty();
            }
        } finally {
            tabs.forEach(SocketClient::close);
        }
    }

    @Test
    void closesTheSocketsOfATokenThatWasRevoked() {
        Person agent = house.employ(Role.AGENT);
        try (SocketClient client = house.greeted(agent.token())) {
            assertThat(house.call("POST", "/api/v1/logout", agent.token(), null).status())
                    .isEqualTo(204);

            assertThat(client.await("bye").path("reason").asText()).isEqualTo("revoked");
            assertThat(client.closeCode()).isEqualTo(4102);
        }
    }

    private static String cookie(Person person) {
        return "warmline_session=" + person.token();
    }
}
