package org.warmline.conversation;

import jakarta.inject.Singleton;
import org.warmline.contact.ContactId;
import org.warmline.contact.MergeStep;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** What an anonymous contact wrote becomes the verified one's, so that a message sent again after it is still known. */
@Singleton
class ConversationMerge implements MergeStep {
    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final ConversationEvents events;

    ConversationMerge(Sql sql, CurrentWorkspace workspace, ConversationEvents events) {
        this.sql = sql;
        this.workspace = workspace;
        this.events = events;
    }

    @Override
    public void merge(ContactId anonymous, ContactId verified) {
        sql.update(
                "update message set author_id = ? where workspace_id = ? and author_id = ?",
                verified,
                workspace.id(),
                anonymous);
        sql.update(
                "update conversation set contact_id = ? where workspace_id = ? and contact_id = ?",
                verified,
                workspace.id(),
                anonymous);
        sql.update(
                "update read_mark set reader_id = ? where workspace_id = ? and reader_id = ?",
                verified,
                workspace.id(),
                anonymous);
    }

    /** Whoever shows or writes to one of them has to know whose it is now. */
    @Override
    public void merged(ContactId verified) {
        sql.list(
                        "select id from conversation where workspace_id = ? and contact_id = ? and status <> 'resolved'",
                        row -> new ConversationId(row.uuid("id")),
                        workspace.id(),
                        verified)
                .forEach(id -> events.publish(new ConversationEvent.ConversationChanged(id)));
    }
}
