package org.warmline.desk;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.warmline.conversation.ConversationId;
import org.warmline.emotion.Emotion;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** What was heard in which message. */
@Singleton
public class EmotionReadings {
    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    EmotionReadings(Sql sql, CurrentWorkspace workspace, Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Keeps a reading; a newer one of the same message takes its place. */
    public void keep(ConversationId conversation, long seq, Emotion reading) {
        String json = sql.json(reading);
        sql.runInTransaction(() -> {
            sql.update("""
                    insert into emotion_reading (workspace_id, conversation_id, seq, reading, at)
                    values (?, ?, ?, ?::jsonb, ?)
                    on conflict (workspace_id, conversation_id, seq) do update set reading = excluded.reading, at = excluded.at
                    """, workspace.id(), conversation, seq, json, clock.instant());
            sql.update("""
                    update conversation set emotion = ?::jsonb
                    where workspace_id = ? and id = ? and heard_seq <= ?
                    """, json, workspace.id(), conversation, seq);
        });
    }

    /** Notes that everything up to the message was dealt with. */
    public void heard(ConversationId conversation, long seq, int assistantMisses) {
        sql.update("""
                update conversation set heard_seq = greatest(heard_seq, ?), assistant_misses = ?
                where workspace_id = ? and id = ?
                """, seq, assistantMisses, workspace.id(), conversation);
    }

    /** The readings of messages from one seq to another, inclusive, by seq. */
    public Map<Long, Emotion> between(ConversationId conversation, long from, long to) {
        Map<Long, Emotion> readings = new HashMap<>();
        sql.list(
                        """
                        select seq, reading from emotion_reading
                        where workspace_id = ? and conversation_id = ? and seq between ? and ?
                        """,
                        row -> Map.entry(
                                row.number("seq"), Objects.requireNonNull(row.jsonOrNull("reading", Emotion.class))),
                        workspace.id(),
                        conversation,
                        from,
                        to)
                .forEach(entry -> readings.put(entry.getKey(), entry.getValue()));
        return readings;
    }
}
