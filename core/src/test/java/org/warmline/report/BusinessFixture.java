package org.warmline.report;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.ConversationId;
import org.warmline.satisfaction.Satisfaction;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** A business with inboxes, people and conversations, to ask about and to report on. */
@Singleton
@Requires(env = "test")
public class BusinessFixture {
    private final Sql sql;
    private final Ids ids;
    private final CurrentWorkspace workspace;
    private final Satisfaction satisfaction;

    BusinessFixture(Sql sql, Ids ids, CurrentWorkspace workspace, Satisfaction satisfaction) {
        this.sql = sql;
        this.ids = ids;
        this.workspace = workspace;
        this.satisfaction = satisfaction;
    }

    /** Forgets every question, so that the next test begins with none. */
    public void nobodyWasAsked() {
        sql.update("delete from satisfaction where workspace_id = ?", workspace.id());
    }

    public void timeZone(String zone) {
        sql.update("update workspace set time_zone = ? where id = ?", zone, workspace.id());
    }

    public InboxId anInbox(String name, String audience) {
        InboxId id = new InboxId(ids.next());
        sql.update("""
                insert into inbox (workspace_id, id, key, name, audience, greeting) values (?, ?, ?, ?, ?, 'Hello')
                """, workspace.id(), id, id.toString(), name, audience);
        return id;
    }

    public TeamId aTeam(String name) {
        TeamId id = new TeamId(ids.next());
        sql.update("insert into team (workspace_id, id, name) values (?, ?, ?)", workspace.id(), id, name);
        return id;
    }

    public StaffId anAgent(String name) {
        StaffId id = new StaffId(ids.next());
        sql.update("""
                insert into staff (workspace_id, id, email, name, role, password_hash)
                values (?, ?, ?, ?, 'agent', 'none')
                """, workspace.id(), id, id + "@example.test", name);
        return id;
    }

    public ConversationId aConversation(InboxId inbox, @Nullable StaffId assignee) {
        UUID contact = ids.next();
        sql.update("insert into contact (workspace_id, id, inbox_id) values (?, ?, ?)", workspace.id(), contact, inbox);
        ConversationId id = new ConversationId(ids.next());
        sql.update("""
                insert into conversation
                    (workspace_id, id, inbox_id, contact_id, status, assignee_id, opened_at, last_activity_at)
                values (?, ?, ?, ?, 'resolved', ?, now(), now())
                """, workspace.id(), id, inbox, contact, assignee);
        return id;
    }

    /** A new conversation, resolved and asked about, and answered with the score unless that is null. */
    public void asked(InboxId inbox, @Nullable TeamId team, Instant at, @Nullable Integer score) {
        ConversationId conversation = aConversation(inbox, null);
        satisfaction.ask(conversation, inbox, null, team, at);
        if (score != null) {
            satisfaction.answer(conversation, score, null);
        }
    }
}
