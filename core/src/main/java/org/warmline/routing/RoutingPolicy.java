package org.warmline.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.Reason;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** Fewest open conversations first; among equals whoever has not been given one for longest. Nobody beyond their capacity. */
public final class RoutingPolicy {
    private static final Comparator<Candidate> FEWEST_OPEN = Comparator.comparingInt(Candidate::open)
            .thenComparing(candidate -> since(candidate.lastAssignedAt()))
            .thenComparing(candidate -> candidate.staff().id().value());

    private RoutingPolicy() {}

    /**
     * Whom a conversation should go to; empty when nobody has room.
     *
     * @param team only its members may have it; null: anybody
     */
    public static Optional<Choice> choose(Collection<Candidate> available, @Nullable TeamId team) {
        return available.stream()
                .filter(candidate -> team == null || candidate.staff().teams().contains(team))
                .filter(Candidate::hasRoom)
                .min(FEWEST_OPEN)
                .map(chosen -> new Choice(chosen, reason(chosen, available.size()), true));
    }

    /** Whoever had it before keeps it, if available: the customer need not tell it all again. Capacity does not count here. */
    public static Optional<Choice> keep(Collection<Candidate> available, @Nullable StaffId previous) {
        return available.stream()
                .filter(candidate -> candidate.staff().id().equals(previous))
                .findAny()
                .map(candidate -> new Choice(
                        candidate,
                        new Reason("had-it-before", candidate.staff().name() + " had this conversation before."),
                        false));
    }

    private static Reason reason(Candidate chosen, int available) {
        String name = chosen.staff().name();
        String load = chosen.open() == 0
                ? "has no other open conversation"
                : "has %d open of at most %d"
                        .formatted(chosen.open(), chosen.staff().capacity());
        String among = available == 1 ? "is the only one available" : "had the fewest open among those available";
        return new Reason("fewest-open", "%s %s and %s.".formatted(name, among, load));
    }

    private static Instant since(@Nullable Instant lastAssigned) {
        return lastAssigned == null ? Instant.MIN : lastAssigned;
    }

    /**
     * A candidate and why it was them.
     *
     * @param needsRoom whether they must not have reached their capacity
     */
    public record Choice(Candidate candidate, Reason reason, boolean needsRoom) {}
}
