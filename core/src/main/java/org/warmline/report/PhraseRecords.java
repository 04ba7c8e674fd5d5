package org.warmline.report;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.warmline.phrasebank.PhraseId;
import org.warmline.storage.Id;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** What people did with phrases, and what the customer's feeling did next; pooled over everybody, never by agent. */
@Singleton
public class PhraseRecords {
    private static final String QUERY = """
            select
                suggestion.phrase_id,
                count(*) as offered,
                count(*) filter (where outcome = 'accepted') as accepted,
                count(*) filter (where outcome = 'edited') as edited,
                count(*) filter (where outcome = 'dismissed') as dismissed,
                count(*) filter (where later.valence is not null and earlier.valence is not null) as followed,
                -- Within 0.15 of nothing a reading calls itself neutral, so a smaller step is no change.
                count(*) filter (where later.valence > earlier.valence + 0.15) as eased
            from suggestion
            left join lateral (
                select (reading ->> 'valence')::float8 as valence
                from emotion_reading
                where suggestion.outcome in ('accepted', 'edited')
                  and emotion_reading.workspace_id = suggestion.workspace_id
                  and emotion_reading.conversation_id = suggestion.conversation_id
                  and emotion_reading.seq = suggestion.seq
            ) as earlier on true
            left join lateral (
                select (reading ->> 'valence')::float8 as valence
                from emotion_reading
                join message on message.workspace_id = emotion_reading.workspace_id
                    and message.conversation_id = emotion_reading.conversation_id and message.seq = emotion_reading.seq
                where suggestion.outcome in ('accepted', 'edited')
                  and emotion_reading.workspace_id = suggestion.workspace_id
                  and emotion_reading.conversation_id = suggestion.conversation_id
                  and emotion_reading.seq > suggestion.seq
                  -- What they wrote while the agent was still choosing is no answer to it.
                  and message.at >= suggestion.outcome_at
                order by emotion_reading.seq
                limit 1
            ) as later on true
            where suggestion.workspace_id = ? and suggestion.phrase_id = any (?)
            group by suggestion.phrase_id
            """;

    private final Sql sql;
    private final CurrentWorkspace workspace;

    PhraseRecords(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    /** The records of these phrases; of one that was never offered there is none. */
    public Map<PhraseId, PhraseRecord> of(Collection<PhraseId> phrases) {
        Map<PhraseId, PhraseRecord> records = new HashMap<>();
        sql.listPlannedAnew(
                QUERY,
                row -> records.put(
                        new PhraseId(row.uuid("phrase_id")),
                        PhraseRecord.of(
                                row.number("offered"),
                                row.number("accepted"),
                                row.number("edited"),
                                row.number("dismissed"),
                                row.number("eased"),
                                row.number("followed"))),
                workspace.id(),
                Id.values(phrases));
        return records;
    }
}
