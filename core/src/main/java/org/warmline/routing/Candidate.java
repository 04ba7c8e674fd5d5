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

    /** The same person with one more. */
    Candidate given(Instant at) {
        return new Candidate(staff, open + 1, at);
    }
}
