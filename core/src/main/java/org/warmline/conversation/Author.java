package org.warmline.conversation;

import java.util.UUID;
import org.warmline.contact.Contact;
import org.warmline.workspace.StaffMember;

/**
 * Who wrote a message.
 *
 * @param id the contact's or the staff member's; {@link #NOBODY} for the assistant and the system
 * @param name as it was when they wrote
 */
public record Author(AuthorKind kind, UUID id, String name) {
    /** Stands for authors who are no persons: part of the key that stores a message once, so never null. */
    public static final UUID NOBODY = new UUID(0, 0);

    public static Author visitor(Contact contact) {
        return new Author(AuthorKind.VISITOR, contact.id().value(), contact.displayName());
    }

    public static Author agent(StaffMember member) {
        return new Author(AuthorKind.AGENT, member.id().value(), member.name());
    }

    public static Author bot(String name) {
        return new Author(AuthorKind.BOT, NOBODY, name);
    }

    public static Author system() {
        return new Author(AuthorKind.SYSTEM, NOBODY, "Warmline");
    }

    public boolean isPerson() {
        return kind == AuthorKind.VISITOR || kind == AuthorKind.AGENT;
    }
}
