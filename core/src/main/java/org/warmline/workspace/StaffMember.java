package org.warmline.workspace;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody of the staff.
 *
 * @param takesConversations whether routing may give conversations to them
 * @param capacity how many open conversations routing gives at most
 */
public record StaffMember(
        StaffId id,
        String email,
        String name,
        Role role,
        Availability availability,
        boolean takesConversations,
        int capacity,
        Set<TeamId> teams) {
    public StaffMember {
        teams = Set.copyOf(teams);
    }

    static Set<TeamId> teams(Stream<UUID> ids) {
        return ids.map(TeamId::new).collect(Collectors.toUnmodifiableSet());
    }
}
