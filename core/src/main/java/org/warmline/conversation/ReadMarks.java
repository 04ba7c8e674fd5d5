package org.warmline.conversation;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.warmline.problem.Problem;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** How far everybody has read. Marks never fall. */
@Singleton
public class ReadMarks {
    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final ConversationEvents events;

    ReadMarks(Sql sql, CurrentWorkspace workspace, ConversationEvents events) {
        this.sql = sql;
        this.workspace = workspace;
        this.events = events;
    }

    /** Marks up to {@code seq} as read; above the head it is refused, below an earlier mark nothing happens. */
    public void move(Conversation conversation, Author reader, long seq) {
        if (seq < 0 || seq > conversation.lastSeq()) {
            throw Problem.field("seq", "must be from 0 to the last seq, " + conversation.lastSeq());
        }
        int moved = sql.update("""
                insert into read_mark (workspace_id, conversation_id, reader_id, seq) values (?, ?, ?, ?)
                on conflict (workspace_id, conversation_id, reader_id) do update set seq = excluded.seq
                where read_mark.seq < excluded.seq
                """, workspace.id(), conversation.id(), reader.id(), seq);
        if (moved > 0) {
            events.publish(new ConversationEvent.ReadMoved(conversation.id(), conversation.scope(), reader, seq));
        }
    }

    public long of(ConversationId conversation, UUID reader) {
        return sql.first(
                        "select seq from read_mark where workspace_id = ? and conversation_id = ? and reader_id = ?",
                        row -> row.number("seq"),
                        workspace.id(),
                        conversation,
                        reader)
                .orElse(0L);
    }
}
