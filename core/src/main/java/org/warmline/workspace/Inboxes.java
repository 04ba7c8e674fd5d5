package org.warmline.workspace;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.warmline.storage.Ids;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;

/** The inboxes of the business. */
@Singleton
public class Inboxes {
    private static final String SELECT = """
            select id, key, name, audience, locale, greeting, assistant_name, accent, reply_time, allowed_origins,
                   identity_secret, team_id
            from inbox where workspace_id = ?
            """;

    private final Sql sql;
    private final Ids ids;
    private final CurrentWorkspace workspace;

    Inboxes(Sql sql, Ids ids, CurrentWorkspace workspace) {
        this.sql = sql;
        this.ids = ids;
        this.workspace = workspace;
    }

    public Optional<Inbox> byKey(String key) {
        return sql.first(SELECT + " and key = ?", Inboxes::read, workspace.id(), key);
    }

    public Optional<Inbox> find(InboxId id) {
        return sql.first(SELECT + " and id = ?", Inboxes::read, workspace.id(), id);
    }

    public List<Inbox> all() {
        return sql.list(SELECT + " order by name, id", Inboxes::read, workspace.id());
    }

    /** Every origin any inbox allows. */
    public Set<String> allowedOrigins() {
        Set<String> origins = new HashSet<>();
        all().forEach(inbox -> origins.addAll(inbox.allowedOrigins()));
        return origins;
    }

    /** Makes a new id for an inbox about to be saved. */
    public InboxId nextId() {
        return new InboxId(ids.next());
    }

    /** Adds the inbox, or replaces the one with the same key; answers it as stored. */
    public Inbox save(Inbox inbox) {
        sql.update(
                """
                insert into inbox (workspace_id, id, key, name, audience, locale, greeting, assistant_name, accent,
                                   reply_time, allowed_origins, identity_secret, team_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (workspace_id, key) do update set
                    name = excluded.name, audience = excluded.audience, locale = excluded.locale,
                    greeting = excluded.greeting, assistant_name = excluded.assistant_name, accent = excluded.accent,
                    reply_time = excluded.reply_time, allowed_origins = excluded.allowed_origins,
                    identity_secret = excluded.identity_secret, team_id = excluded.team_id
                """,
                workspace.id(),
                inbox.id(),
                inbox.key(),
                inbox.name(),
                inbox.audience(),
                inbox.locale(),
                inbox.greeting(),
                inbox.assistantName(),
                inbox.accent(),
                inbox.replyTime(),
                inbox.allowedOrigins().toArray(String[]::new),
                inbox.identitySecret(),
                inbox.team());
        return byKey(inbox.key()).orElseThrow();
    }

    private static Inbox read(Row row) throws SQLException {
        UUID team = row.uuidOrNull("team_id");
        return new Inbox(
                new InboxId(row.uuid("id")),
                row.text("key"),
                row.text("name"),
                row.text("audience"),
                row.text("locale"),
                row.text("greeting"),
                row.textOrNull("assistant_name"),
                row.text("accent"),
                row.text("reply_time"),
                row.texts("allowed_origins"),
                row.textOrNull("identity_secret"),
                team == null ? null : new TeamId(team));
    }
}
