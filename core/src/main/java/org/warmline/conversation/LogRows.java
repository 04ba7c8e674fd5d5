package org.warmline.conversation;

import io.micronaut.core.type.Argument;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.WorkspaceId;

/** How rows of the log are written and read. */
final class LogRows {
    static final String COLUMNS = """
            select m.conversation_id, m.seq, m.id, m.author_kind, m.author_id, m.author_name, m.kind, m.body, m.at,
                   m.visible_prev, m.sources, m.suggestion_id, m.suggestion_edited
            """;
    static final String SELECT = COLUMNS + " from message m";

    /**
     * Of messages of one moment. That their numbers are the next ones is what the primary key says: of two who take the same number the
     * second waits for the first, and is refused.
     */
    static final String INSERT = """
            insert into message (workspace_id, conversation_id, seq, id, author_kind, author_id, author_name, kind, body,
                                 at, visible_prev, sources, suggestion_id, suggestion_edited)
            select ?, conversation_id, seq, id, author_kind, author_id, author_name, kind, body,
                   ?, visible_prev, sources::jsonb, suggestion_id, suggestion_edited
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as m (conversation_id, seq, id, author_kind, author_id,
                 author_name, kind, body, visible_prev, sources, suggestion_id, suggestion_edited)
            """;

    /** In which rows are inserted, so that two who insert never wait for each other. */
    static final Comparator<Message> ORDER = Comparator.<Message, UUID>comparing(
                    message -> message.conversation().value())
            .thenComparing(Message::seq);

    private static final Argument<List<Source>> SOURCES = Argument.listOf(Source.class);

    private LogRows() {}

    /**
     * What {@link #INSERT} takes.
     *
     * @param messages in {@link #ORDER}
     */
    static Object[] values(WorkspaceId workspace, Instant at, List<Message> messages, Sql sql) {
        int count = messages.size();
        UUID[] conversations = new UUID[count];
        Long[] seqs = new Long[count];
        UUID[] ids = new UUID[count];
        String[] authorKinds = new String[count];
        UUID[] authors = new UUID[count];
        String[] authorNames = new String[count];
        String[] kinds = new String[count];
        String[] bodies = new String[count];
        Long[] visiblePrevs = new Long[count];
        String[] sources = new String[count];
        UUID[] suggestions = new UUID[count];
        Boolean[] edited = new Boolean[count];
        for (int i = 0; i < count; i++) {
            Message message = messages.get(i);
            Author author = message.author();
            SuggestionUse suggestion = message.suggestion();
            conversations[i] = message.conversation().value();
            seqs[i] = message.seq();
            ids[i] = message.id();
            authorKinds[i] = author.kind().wire();
            authors[i] = author.id();
            authorNames[i] = author.name();
            kinds[i] = message.kind().wire();
            bodies[i] = message.body();
            visiblePrevs[i] = message.visiblePrev();
            sources[i] = message.sources().isEmpty() ? null : sql.json(message.sources());
            suggestions[i] = suggestion == null ? null : suggestion.id();
            edited[i] = suggestion == null ? null : suggestion.edited();
        }
        return new Object[] {
            workspace,
            at,
            conversations,
            seqs,
            ids,
            authorKinds,
            authors,
            authorNames,
            kinds,
            bodies,
            visiblePrevs,
            sources,
            suggestions,
            edited
        };
    }

    static Message message(Row row) throws SQLException {
        List<Source> sources = row.jsonOrNull("sources", SOURCES);
        UUID suggestion = row.uuidOrNull("suggestion_id");
        return new Message(
                new ConversationId(row.uuid("conversation_id")),
                row.number("seq"),
                row.uuid("id"),
                new Author(AuthorKind.of(row.text("author_kind")), row.uuid("author_id"), row.text("author_name")),
                MessageKind.of(row.text("kind")),
                row.text("body"),
                row.instant("at"),
                row.number("visible_prev"),
                sources == null ? List.of() : sources,
                suggestion == null ? null : new SuggestionUse(suggestion, row.flag("suggestion_edited")));
    }
}
