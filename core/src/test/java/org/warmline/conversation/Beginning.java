package org.warmline.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.warmline.contact.Contact;
import org.warmline.contact.Visitors;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;

/**
 * A conversation that a visitor has just begun, in an inbox of its own.
 *
 * @param door where they went in
 */
public record Beginning(Author visitor, Append.Target.OpenOrBegin door, ConversationId conversation) {
    public static Beginning with(String text, Inboxes inboxes, Visitors visitors, MessageLog log) {
        Inbox inbox = inboxes.save(Inbox.plain(inboxes.nextId(), "inbox-" + UUID.randomUUID(), "Shop", "Hello"));
        Contact contact = visitors.open(inbox, null, new Visitors.Arrival("en", null), null)
                .contact();
        Author visitor = Author.visitor(contact);
        Append.Target.OpenOrBegin door = new Append.Target.OpenOrBegin(contact.id(), inbox.id(), null);
        Append append = new Append(door, visitor, UUID.randomUUID(), MessageKind.TEXT, text, List.of(), null);
        return new Beginning(visitor, door, stored(log.append(append).join()).conversation());
    }

    /** The message of an append that went well. */
    static Message stored(Appended appended) {
        assertThat(appended).isInstanceOf(Appended.Stored.class);
        return ((Appended.Stored) appended).message();
    }
}
