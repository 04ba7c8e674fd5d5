package org.warmline.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.warmline.chat.wire.House.Guest;
import org.warmline.chat.wire.House.Person;
import org.warmline.workspace.Role;

/** What holds on several nodes whatever joins them, also when nothing does but the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterRules {
    private Nodes nodes;
    House one;
    House two;
    private Person agent;

    /** Properties of the nodes that say how they are joined. */
    abstract Map<String, Object> joinedBy();

    @BeforeAll
    void start() {
        nodes = Nodes.start(joinedBy());
        one = nodes.one();
        two = nodes.two();
        one.inbox("shop", null);
        agent = one.employ(Role.AGENT);
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    @Test
    void bringsMessagesToTheOtherNodeInOrderAndOnce() {
        Guest guest = one.guest("shop");
        UUID conversation = one.said(guest, 1);
        try (SocketClient visitor = one.greeted(guest.token());
                SocketClient staff = two.greeted(agent.token())) {
            staff.follow(conversation, 0);
            staff.untilLive(conversation);
            for (int i = 0; i < 8; i++) {
                visitor.send(conversation, "Question " + i);
                staff.send(conversation, "Answer " + i);
            }

            List<Integer> all = IntStream.rangeClosed(2, 17).boxed().toList();
            assertThat(SocketClient.seqs(
                            visitor.until(frame -> frame.path("seq").asInt() == 17)))
                    .isEqualTo(all);
            assertThat(SocketClient.seqs(staff.until(frame -> frame.path("seq").asInt() == 17)))
                    .isEqualTo(all);
        }
    }

    @Test
    void continuesAStreamOnTheOtherNodeWhereItEnded() {
        Guest guest = one.guest("shop");
        UUID conversation = one.said(guest, 5);
        try (SocketClient visitor = two.connect()) {
            visitor.say(Map.of(
                    "type", "hello",
                    "token", guest.token(),
                    "resume", List.of(Map.of("conversation", conversation.toString(), "seq", 2))));

            assertThat(SocketClient.seqs(visitor.untilGreeted())).containsExactly(3, 4, 5);
        }
    }

    @Test
    void storesOnceWhatIsSentAgainToTheOtherNode() {
        Guest guest = one.guest("shop");
        UUID id = UUID.randomUUID();
        try (SocketClient first = one.greeted(guest.token());
                SocketClient second = two.greeted(guest.token())) {
            first.send(id, null, "Hello");
            int seq = first.await("ack").path("seq").asInt();
            second.send(id, null, "Hello");

            JsonNode again = second.await(frame -> frame.path("repeated").asBoolean());
            assertThat(again.path("seq").asInt()).isEqualTo(seq);
        }
    }

    @Test
    void beginsOneConversationForTwoTabsOnTwoNodes() {
        Guest guest = one.guest("shop");
        try (SocketClient first = one.greeted(guest.token());
                SocketClient second = two.greeted(guest.token())) {
            first.send(null, "Hello");
            second.send(null, "Are you open today?");

            // Each tab gets an ack of its own and the other one's message; an answer may come between the two.
            List<JsonNode> heard = ofVisitors(first.until(seen(2)));
            List<JsonNode> alsoHeard = ofVisitors(second.until(seen(2)));
            assertThat(SocketClient.seqs(heard)).isSorted().doesNotHaveDuplicates();
            assertThat(SocketClient.seqs(alsoHeard)).isEqualTo(SocketClient.seqs(heard));
            assertThat(SocketClient.conversation(alsoHeard.getLast()))
                    .isEqualTo(SocketClient.conversation(heard.getLast()));
        }
    }

    @Test
    void tellsVisitorsOnTheOtherNodeWhoHasTheirConversation() {
        Guest guest = one.guest("shop");
        UUID conversation = one.said(guest, 1);
        try (SocketClient visitor = one.greeted(guest.token())) {
            two.post("/api/v1/conversations/" + conversation + "/assign", agent.token(), Map.of("assignee", "me"));

            JsonNode told = visitor.await(frame -> frame.path("status").asText().equals("assigned"));
            assertThat(told.at("/assignee/name").asText())
                    .isEqualTo(agent.member().name());
        }
    }

    @Test
    void closesSocketsOnBothNodesWhenASessionIsRevoked() {
        Person leaving = one.employ(Role.AGENT);
        try (SocketClient here = one.greeted(leaving.token());
                SocketClient there = two.greeted(leaving.token())) {
            one.post("/api/v1/logout", leaving.token(), Map.of());

            assertThat(here.closeCode()).isEqualTo(4102);
            assertThat(there.closeCode()).isEqualTo(4102);
        }
    }

    @Test
    void routesToSomebodyOnTheOtherNodeAndNeverBeyondTheirCapacity() {
        Person busy = two.employ(Role.AGENT, true);
        two.capacity(busy, 2);
        try (SocketClient staff = two.greeted(busy.token())) {
            for (int i = 0; i < 3; i++) {
                one.said(one.guest("shop"), 1);
                two.said(two.guest("shop"), 1);
            }

            Awaitility.await().until(() -> assignedTo(busy) == 2);
            assertThat(staff.isOpen()).isTrue();
            // Another round of routing on both nodes finds no room.
            one.said(one.guest("shop"), 1);
            two.said(two.guest("shop"), 1);
            assertThat(assignedTo(busy)).isEqualTo(2);
        } finally {
            two.capacity(busy, 0);
        }
    }

    private int assignedTo(Person person) {
        return one.get("/api/v1/conversations?status=assigned&assignee=" + person.id(), agent.token())
                .json()
                .path("items")
                .size();
    }

    private static Predicate<JsonNode> seen(int count) {
        AtomicInteger seen = new AtomicInteger();
        return frame -> isOfVisitor(frame) && seen.incrementAndGet() == count;
    }

    private static List<JsonNode> ofVisitors(List<JsonNode> frames) {
        return frames.stream().filter(ClusterRules::isOfVisitor).toList();
    }

    /** Their own words come back as an ack. */
    private static boolean isOfVisitor(JsonNode frame) {
        return SocketClient.type(frame).equals("ack")
                || frame.at("/author/kind").asText().equals("visitor");
    }
}
