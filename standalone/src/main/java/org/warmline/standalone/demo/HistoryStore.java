package org.warmline.standalone.demo;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** Writes a whole history at once, one statement per table. To be called in a transaction. */
@Singleton
@Requires(property = DemoBusiness.SWITCH, value = "true")
final class HistoryStore {
    private final Sql sql;
    private final CurrentWorkspace workspace;

    HistoryStore(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    boolean isTold() {
        return sql.first(
                        "select 1 from contact where workspace_id = ? and id = ?",
                        row -> true,
                        workspace.id(),
                        History.FIRST_CONTACT)
                .isPresent();
    }

    void insert(HistoryRows history) {
        insert(history.contacts(), """
                insert into contact (workspace_id, id, inbox_id, name, locale, created_at)
                select ?::uuid, "id", "inbox", "name", 'en-GB', "created"
                from jsonb_to_recordset(?::jsonb)
                    as contact("id" uuid, "inbox" uuid, "name" text, "created" timestamptz)
                """);
        insert(history.conversations(), """
                insert into conversation (
                    workspace_id, id, inbox_id, contact_id, status, assignee_id, team_id,
                    last_seq, visible_seq, visitor_seq, heard_seq,
                    opened_at, last_activity_at, resolved_at, escalation, assignment_reasons, locale, page)
                select
                    ?::uuid, "id", "inbox", "contact", "status", "assignee", "team",
                    "lastSeq", "visibleSeq", "visitorSeq", "visitorSeq",
                    "opened", "lastActivity", "resolved", "escalation", coalesce("reasons", '[]'), 'en-GB', "page"
                from jsonb_to_recordset(?::jsonb)
                    as conversation(
                        "id" uuid, "inbox" uuid, "contact" uuid, "status" text, "assignee" uuid, "team" uuid,
                        "lastSeq" bigint, "visibleSeq" bigint, "visitorSeq" bigint,
                        "opened" timestamptz, "lastActivity" timestamptz, "resolved" timestamptz,
                        "escalation" jsonb, "reasons" jsonb, "page" text)
                """);
        insert(history.messages(), """
                insert into message (
                    workspace_id, conversation_id, seq, id, author_kind, author_id, author_name, kind, body, at, visible_prev)
                select
                    ?::uuid, "conversation", "seq", "id", "authorKind", "author", "authorName", "kind", "body", "at",
                    "visiblePrev"
                from jsonb_to_recordset(?::jsonb)
                    as message(
                        "conversation" uuid, "seq" bigint, "id" uuid, "authorKind" text, "author" uuid,
                        "authorName" text, "kind" text, "body" text, "at" timestamptz, "visiblePrev" bigint)
                """);
        insert(history.questions(), """
                insert into satisfaction (
                    workspace_id, id, conversation_id, inbox_id, agent_id, team_id, asked_at, score, comment, answered_at)
                select ?::uuid, "id", "conversation", "inbox", "agent", "team", "asked", "score", "comment", "answered"
                from jsonb_to_recordset(?::jsonb)
                    as question(
                        "id" uuid, "conversation" uuid, "inbox" uuid, "agent" uuid, "team" uuid,
                        "asked" timestamptz, "score" integer, "comment" text, "answered" timestamptz)
                """);
        // All is read, so that nobody's first look at the console is at three hundred unread conversations.
        sql.update("""
                insert into read_mark (workspace_id, conversation_id, reader_id, seq)
                select conversation.workspace_id, conversation.id, staff.id, conversation.last_seq
                from conversation
                join staff on staff.workspace_id = conversation.workspace_id
                where conversation.workspace_id = ? and staff.email like '%@demo.test'
                on conflict do nothing
                """, workspace.id());
    }

    private void insert(List<?> rows, String statement) {
        sql.update(statement, workspace.id(), sql.json(rows));
    }
}
