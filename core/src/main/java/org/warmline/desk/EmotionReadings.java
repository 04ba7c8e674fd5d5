package org.warmline.desk;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationId;
import org.warmline.emotion.Emotion;
import org.warmline.storage.Gathering;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** What was heard in which message. */
@Singleton
public class EmotionReadings {
    /** What a crash takes of it is found unheard and read again. */
    private static final String LATER = " from " + Sql.WITHOUT_FLUSH;

    /**
     * In one statement with what is noted of the conversation: its row is not held between two round trips, while others want it.
     * PostgreSQL changes the conversation first, then keeps the readings.
     */
    private static final String KEEP = """
            with kept as (
                insert into emotion_reading (workspace_id, conversation_id, seq, reading, at)
                select ?, ?, seq, reading::jsonb, ? from unnest(?, ?) as r (seq, reading)
                on conflict (workspace_id, conversation_id, seq) do update set reading = excluded.reading, at = excluded.at
                where not exists (select from reading_correction c
                    where (c.workspace_id, c.conversation_id, c.seq)
                        = (excluded.workspace_id, excluded.conversation_id, excluded.seq)))
            """;

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final Clock clock;
    private final Gathering<Stretch, Map<Long, Emotion>> byStretch;

    EmotionReadings(Sql sql, CurrentWorkspace workspace, Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.clock = clock;
        this.byStretch = new Gathering<>(sql, this::byStretches);
    }

    /** Keeps readings by seq; a newer one of the same message takes its place, unless a person corrected that. */
    public void keep(ConversationId conversation, SortedMap<Long, Emotion> found) {
        if (!found.isEmpty()) {
            sql.update(
                    KEEP + "update conversation set emotion = ?::jsonb" + LATER
                            + " where workspace_id = ? and id = ? and heard_seq <= ?",
                    with(
                            kept(conversation, found),
                            sql.json(found.lastEntry().getValue()),
                            workspace.id(),
                            conversation,
                            found.lastKey()));
        }
    }

    /**
     * Keeps readings and notes that everything up to the last of their messages was dealt with.
     *
     * @param known the conversation as it was when they were read
     * @return whether it still has the status, the assignee and, but for what is being stored this very moment, the last words of then
     */
    public boolean keepAndHear(Conversation known, SortedMap<Long, Emotion> found, int assistantMisses) {
        return sql.first(
                        KEEP
                                + "update conversation set emotion = ?::jsonb, heard_seq = greatest(heard_seq, ?), assistant_misses = ?"
                                + LATER + " where workspace_id = ? and id = ?"
                                + " returning status = ? and assignee_id is not distinct from ?::uuid and not exists ("
                                + "select from message m where m.workspace_id = conversation.workspace_id"
                                + " and m.conversation_id = conversation.id and m.seq > ? and m.kind = 'text') as same",
                        row -> row.flag("same"),
                        with(
                                kept(known.id(), found),
                                sql.json(found.lastEntry().getValue()),
                                found.lastKey(),
                                assistantMisses,
                                workspace.id(),
                                known.id(),
                                known.status().wire(),
                                known.assignee(),
                                known.visibleSeq()))
                .orElse(false);
    }

    /** Notes that everything up to the message was dealt with. */
    public void heard(ConversationId conversation, long seq, int assistantMisses) {
        sql.update(
                "update conversation set heard_seq = greatest(heard_seq, ?), assistant_misses = ?" + LATER
                        + " where workspace_id = ? and id = ?",
                seq,
                assistantMisses,
                workspace.id(),
                conversation);
    }

    private Object[] kept(ConversationId conversation, SortedMap<Long, Emotion> found) {
        return new Object[] {
            workspace.id(),
            conversation,
            clock.instant(),
            found.keySet().toArray(Long[]::new),
            found.values().stream().map(sql::json).toArray(String[]::new)
        };
    }

    private static @Nullable Object[] with(Object[] first, @Nullable Object... others) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(others)).toArray();
    }

    /** Puts a reading in the place of a message's own, and of the conversation's when none is later. */
    void replace(ConversationId conversation, long seq, Emotion reading) {
        // The conversation first, as where readings are kept.
        sql.update("""
                update conversation set emotion = ?::jsonb where workspace_id = ? and id = ? and not exists (
                    select from emotion_reading r
                    where r.workspace_id = conversation.workspace_id and r.conversation_id = conversation.id and r.seq > ?)
                """, sql.json(reading), workspace.id(), conversation, seq);
        sql.update(
                "update emotion_reading set reading = ?::jsonb where workspace_id = ? and conversation_id = ? and seq = ?",
                sql.json(reading),
                workspace.id(),
                conversation,
                seq);
    }

    /** The readings of messages from one seq to another, inclusive, by seq. */
    public Map<Long, Emotion> between(ConversationId conversation, long from, long to) {
        return byStretch.find(new Stretch(conversation, from, to)).orElse(Map.of());
    }

    private Map<Stretch, Map<Long, Emotion>> byStretches(List<Stretch> stretches) {
        Map<Stretch, Map<Long, Emotion>> found = new HashMap<>();
        sql.list(
                """
                select asked.conversation, asked.first, asked.last, r.seq, r.reading
                from unnest(?, ?, ?) as asked (conversation, first, last), lateral (
                  select seq, reading from emotion_reading
                  where workspace_id = ? and conversation_id = asked.conversation and seq between asked.first and asked.last
                  offset 0) r
                """,
                row -> found.computeIfAbsent(
                                new Stretch(
                                        new ConversationId(row.uuid("conversation")),
                                        row.number("first"),
                                        row.number("last")),
                                stretch -> new HashMap<>())
                        .put(row.number("seq"), Objects.requireNonNull(row.jsonOrNull("reading", Emotion.class))),
                stretches.stream().map(it -> it.conversation().value()).toArray(UUID[]::new),
                stretches.stream().map(Stretch::from).toArray(Long[]::new),
                stretches.stream().map(Stretch::to).toArray(Long[]::new),
                workspace.id());
        return found;
    }

    private record Stretch(ConversationId conversation, long from, long to) {}
}
