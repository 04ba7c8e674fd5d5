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

    ConversationMerge(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
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
}
