package org.warmline.access;

import org.jspecify.annotations.Nullable;
import org.warmline.workspace.Role;

/** Everything that can be done over the wire, and the kinds of callers that may ever do it. */
public enum Permission {
    /** Sign in, open the widget, read what is public anyway. */
    ENTER(true, true, Role.AGENT),

    READ_MESSAGES(false, true, Role.AGENT),
    SEND_TEXT(false, true, Role.AGENT),
    MARK_READ(false, true, Role.AGENT),
    SIGNAL_TYPING(false, true, Role.AGENT),

    RATE(false, true, null),

    WRITE_NOTE(false, false, Role.AGENT),
    OWN_ACCOUNT(false, false, Role.AGENT),
    SEE_STAFF(false, false, Role.AGENT),
    LIST_CONVERSATIONS(false, false, Role.AGENT),
    SEE_CONVERSATION(false, false, Role.AGENT),
    FOLLOW(false, false, Role.AGENT),
    ASSIGN(false, false, Role.AGENT),
    ESCALATE(false, false, Role.AGENT),
    RESOLVE(false, false, Role.AGENT),
    READ_EMOTION(false, false, Role.AGENT),
    CORRECT_READING(false, false, Role.AGENT),
    SUGGEST(false, false, Role.AGENT),

    READ_REPORTS(false, false, Role.LEAD),
    READ_PHRASES(false, false, Role.LEAD),
    CURATE_PHRASES(false, false, Role.OWNER),

    EXPORT_CORRECTIONS(false, false, Role.OWNER);

    private final boolean anonymous;
    private final boolean visitor;
    private final @Nullable Role least;

    Permission(boolean anonymous, boolean visitor, @Nullable Role least) {
        this.anonymous = anonymous;
        this.visitor = visitor;
        this.least = least;
    }

    /** Whether a caller of this kind may ever do it; for a conversation {@link Access} decides on top. */
    public boolean allows(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous nobody -> anonymous;
            case Caller.Visitor someone -> visitor;
            case Caller.Staff staff -> least != null && staff.member().role().atLeast(least);
        };
    }
}
