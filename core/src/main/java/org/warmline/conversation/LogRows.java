package org.warmline.conversation;

import io.micronaut.core.type.Argument;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.warmline.storage.Row;

/** How a row of the log is read. */
final class LogRows {
    static final String COLUMNS = """
            select m.conversation_id, m.seq, m.id, m.author_kind, m.author_id, m.author_name, m.kind, m.body, m.at,
                   m.visible_prev, m.sources, m.suggestion_id, m.suggestion_edited
            """;
    static final String SELECT = COLUMNS + " from message m";

    private static final Argument<List<Source>> SOURCES = Argument.listOf(Source.class);

    private LogRows() {}

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
