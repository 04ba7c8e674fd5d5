package org.warmline.desk;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.warmline.access.Access;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.conversation.ConversationId;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;
import org.warmline.problem.Problem;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** What staff say of a reading: shown at once in its place, and kept for the next fit. Blocks on the database. */
@Singleton
public class ReadingCorrections {
    /** Said instead of a feeling: it is not the one that was read. */
    public static final String NOT_THIS = "not-this";

    private static final int MOST_EXPORTED = 50_000;

    private final Desk desk;
    private final EmotionReadings readings;
    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    ReadingCorrections(Desk desk, EmotionReadings readings, Sql sql, CurrentWorkspace workspace, Clock clock) {
        this.desk = desk;
        this.readings = readings;
        this.sql = sql;
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * Puts a person's word in the place of the reading; a later word replaces it.
     *
     * @param feeling what is right; empty: not what was read
     * @return the reading as it is shown from now on
     */
    public Emotion correct(Caller.Staff by, ConversationId conversation, long seq, Optional<Label> feeling) {
        desk.require(by, Permission.CORRECT_READING, conversation);
        Emotion read = Optional.ofNullable(
                        readings.between(conversation, seq, seq).get(seq))
                .orElseThrow(Problem::notFound);
        Emotion corrected = read.corrected(feeling);
        sql.runInTransaction(() -> {
            sql.update(
                    """
                    insert into reading_correction (workspace_id, conversation_id, seq, staff_id, read_as, feeling, language, at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (workspace_id, conversation_id, seq) do update
                    set staff_id = excluded.staff_id, feeling = excluded.feeling, at = excluded.at
                    """,
                    workspace.id(),
                    conversation,
                    seq,
                    by.member().id(),
                    read.primary(),
                    feeling.map(Label::wire).orElse(NOT_THIS),
                    read.language(),
                    clock.instant());
            readings.replace(conversation, seq, corrected);
        });
        return corrected;
    }

    /**
     * All corrections for {@code ./warmline fit}, one a line, tab-separated: language, the feeling or {@code not-} and the one that it
     * is not, {@code -}, and the text of the message as it is now; the latest first, at most 50,000.
     */
    public String export(Caller by) {
        Access.require(by, Permission.EXPORT_CORRECTIONS);
        List<String> lines = sql.list(
                """
                select c.language, c.read_as, c.feeling, m.body
                from reading_correction c join message m using (workspace_id, conversation_id, seq)
                where workspace_id = ? order by c.at desc, c.conversation_id, c.seq limit ?
                """,
                row -> String.join(
                        "\t",
                        row.text("language"),
                        row.text("feeling").equals(NOT_THIS) ? "not-" + row.text("read_as") : row.text("feeling"),
                        "-",
                        row.text("body").replaceAll("\\s+", " ").strip()),
                workspace.id(),
                MOST_EXPORTED);
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
