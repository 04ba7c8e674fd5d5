package org.warmline.access;

import org.jspecify.annotations.Nullable;
import org.warmline.contact.ContactId;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** The decisions of who may do what. Pure: the same question has the same answer on every path that asks it. */
public final class Access {
    private Access() {}

    /** Refuses with {@code unauthenticated} (nobody we know) or {@code not_allowed} (somebody who may never do this). */
    public static void require(Caller caller, Permission permission) {
        if (permission.allows(caller)) {
            return;
        }
        throw caller instanceof Caller.Anonymous
                ? new Problem(ProblemCode.UNAUTHENTICATED, "Sign in, or open a new session, and send its token.")
                : new Problem(ProblemCode.NOT_ALLOWED, "Your role does not allow this.");
    }

    /**
     * Whether the caller may see this conversation: a visitor their own; leads and owners all; an agent those of no team, of
     * their teams, and those assigned to them.
     */
    public static boolean maySee(Caller caller, ConversationScope scope) {
        return switch (caller) {
            case Caller.Anonymous nobody -> false;
            case Caller.Visitor visitor -> visitor.contact().id().equals(scope.contact());
            case Caller.Staff staff ->
                staff.member().role().atLeast(Role.LEAD)
                        || scope.team() == null
                        || staff.member().teams().contains(scope.team())
                        || staff.member().id().equals(scope.assignee());
        };
    }

    /** What decides who may see a conversation. */
    public record ConversationScope(
            ContactId contact,
            @Nullable StaffId assignee,
            @Nullable TeamId team) {}
}
