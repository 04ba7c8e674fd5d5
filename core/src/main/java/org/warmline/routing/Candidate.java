package org.warmline.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.warmline.workspace.StaffMember;

/**
 * Somebody who is there.
 *
 * @param open how many conversations they have
 * @param lastAssignedAt when they last got one; null: never
 */
public record Candidate(
        StaffMember staff, int open, @Nullable Instant lastAssignedAt) {
    boolean hasRoom() {
        return open < staff.capacity();
    }
}
