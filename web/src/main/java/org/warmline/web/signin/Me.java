package org.warmline.web.signin;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.warmline.workspace.StaffMember;

/** Somebody of the staff as they see themselves. */
@Serdeable
public record Me(
        UUID id,
        String name,
        String email,
        String role,
        String availability,
        boolean takesConversations,
        int capacity,
        String business) {
    public static Me of(StaffMember member, String business) {
        return new Me(
                member.id().value(),
                member.name(),
                member.email(),
                member.role().wire(),
                member.availability().wire(),
                member.takesConversations(),
                member.capacity(),
                business);
    }
}
