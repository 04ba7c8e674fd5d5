package org.warmline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warmline.workspace.Availability;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.TeamId;

class RoutingPolicyTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final TeamId CAKES = new TeamId(new UUID(0, 77));

    @Test
    void choosesWhoeverHasTheFewestOpenAndSaysSo() {
        RoutingPolicy.Choice choice = RoutingPolicy.choose(
                        List.of(candidate("Mara", 3, 6, NINE), candidate("Tom", 1, 6, NINE)), null)
                .orElseThrow();

        assertThat(choice.candidate().staff().name()).isEqualTo("Tom");
        assertThat(choice.reason().kind()).isEqualTo("fewest-open");
        assertThat(choice.reason().text())
                .isEqualTo("Tom had the fewest open among those available and has 1 open of at most 6.");
    }

    @Test
    void amongEqualsChoosesWhoeverWasGivenNoneForLongest() {
        RoutingPolicy.Choice choice = RoutingPolicy.choose(
                        List.of(
                                candidate("Mara", 1, 6, NINE.plusSeconds(60)),
                                candidate("Tom", 1, 6, NINE),
                                candidate("Ines", 1, 6, NINE.plusSeconds(90))),
                        null)
                .orElseThrow();

        assertThat(choice.candidate().staff().name()).isEqualTo("Tom");
    }

    @Test
    void choosesNobodyBeyondTheirCapacity() {
        assertThat(RoutingPolicy.choose(List.of(candidate("Mara", 6, 6, null)), null))
                .isEmpty();
    }

    @Test
    void choosesOnlyFromTheTeam() {
        Candidate outside = candidate("Mara", 0, 6, null);
        Candidate inside = candidate("Tom", 5, 6, null, CAKES);

        assertThat(RoutingPolicy.choose(List.of(outside, inside), CAKES)
                        .orElseThrow()
                        .candidate())
                .isEqualTo(inside);
        assertThat(RoutingPolicy.choose(List.of(outside), CAKES)).isEmpty();
    }

    @Test
    void leavesAConversationWithWhoeverHadItEvenWhenTheyAreFull() {
        Candidate full = candidate("Mara", 6, 6, null);

        RoutingPolicy.Choice choice =
                RoutingPolicy.keep(List.of(full), full.staff().id()).orElseThrow();

        assertThat(choice.reason().text()).isEqualTo("Mara had this conversation before.");
        assertThat(RoutingPolicy.keep(List.of(full), new StaffId(new UUID(9, 9))))
                .isEmpty();
        assertThat(RoutingPolicy.keep(List.of(full), null)).isEmpty();
    }

    private static Candidate candidate(
            String name, int open, int capacity, @Nullable Instant lastAssigned, TeamId... teams) {
        StaffMember member = new StaffMember(
                new StaffId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                name.toLowerCase(Locale.ROOT) + "@demo.test",
                name,
                Role.AGENT,
                Availability.AVAILABLE,
                true,
                capacity,
                Set.of(teams));
        return new Candidate(member, open, lastAssigned);
    }
}
