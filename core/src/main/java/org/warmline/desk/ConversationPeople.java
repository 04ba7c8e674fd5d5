package org.warmline.desk;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.warmline.contact.ContactId;
import org.warmline.conversation.Conversation;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;

/** Whom an answer is for and who gives it, looked up in one round trip: words are sought after every message of a customer's. */
@Singleton
public class ConversationPeople {
    private static final String ANYBODY = "customer";

    private final Sql sql;
    private final CurrentWorkspace workspace;

    ConversationPeople(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    /**
     * Names are as they were given.
     *
     * @param audience of the inbox; {@code customer} where there is none
     * @param agent null when nobody is known to answer
     */
    public record People(
            String audience,
            String business,
            @Nullable String customer,
            @Nullable String agent) {}

    /**
     * Those around a conversation.
     *
     * @param conversation null for words that belong to none
     * @param agent who answers; null: whoever the conversation is assigned to
     */
    public People around(@Nullable Conversation conversation, @Nullable StaffId agent) {
        InboxId inbox = conversation == null ? null : conversation.inbox();
        ContactId contact = conversation == null ? null : conversation.contact();
        StaffId answering = agent == null && conversation != null ? conversation.assignee() : agent;
        return sql.first(
                        """
                        select w.name as business, i.audience, k.name as customer, s.name as agent
                        from workspace w
                        left join inbox i on i.workspace_id = w.id and i.id = ?::uuid
                        left join contact k on k.workspace_id = w.id and k.id = ?::uuid
                        left join staff s on s.workspace_id = w.id and s.id = ?::uuid and s.disabled_at is null
                        where w.id = ?
                        """,
                        row -> {
                            String audience = row.textOrNull("audience");
                            return new People(
                                    audience == null ? ANYBODY : audience,
                                    row.text("business"),
                                    row.textOrNull("customer"),
                                    row.textOrNull("agent"));
                        },
                        inbox,
                        contact,
                        answering,
                        workspace.id())
                .orElseThrow();
    }
}
