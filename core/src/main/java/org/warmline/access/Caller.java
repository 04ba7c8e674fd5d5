package org.warmline.access;

import org.warmline.contact.Contact;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.Token;

/** Who is asking, as proved by the token that came with the request. */
public sealed interface Caller {
    /** Nobody we know. */
    record Anonymous() implements Caller {}

    /** The owner of a visitor token. */
    record Visitor(Contact contact, Token.Hash token) implements Caller {}

    /** Somebody of the staff. */
    record Staff(StaffMember member, Token.Hash token) implements Caller {}
}
