package org.warmline.phrasebank;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warmline.storage.Id;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.StaffId;

/** The table {@code suggestion}: what was offered, and what people did with it. */
@Singleton
final class OfferedSuggestions {
    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    OfferedSuggestions(Sql sql, CurrentWorkspace workspace, Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * What a conversation's agents were offered before.
     *
     * @param decidedPhrases those sent or dismissed
     */
    record Earlier(Set<PhraseId> offeredPhrases, Set<PhraseId> decidedPhrases) {
        static final Earlier NOTHING = new Earlier(Set.of(), Set.of());

        boolean offered(PhraseId phrase) {
            return offeredPhrases.contains(phrase);
        }

        boolean decided(PhraseId phrase) {
            return decidedPhrases.contains(phrase);
        }
    }

    Earlier earlier(@Nullable Id conversation) {
        if (conversation == null) {
            return Earlier.NOTHING;
        }
        Set<PhraseId> offered = new HashSet<>();
        Set<PhraseId> decided = new HashSet<>();
        sql.list(
                """
                select phrase_id, bool_or(outcome is not null) as decided from suggestion
                where workspace_id = ? and conversation_id = ? group by phrase_id
                """,
                row -> {
                    PhraseId phrase = new PhraseId(row.uuid("phrase_id"));
                    offered.add(phrase);
                    return row.flag("decided") && decided.add(phrase);
                },
                workspace.id(),
                conversation);
        return new Earlier(offered, decided);
    }

    /** The commit does not wait for the disk: a crash of the database's machine takes offers that nobody decided about, and others are made. */
    void store(SuggestionRequest request, List<Suggestion> suggestions) {
        if (suggestions.isEmpty()) {
            return;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Suggestion suggestion : suggestions) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", suggestion.id().toString());
            row.put("phrase_id", suggestion.phraseId().toString());
            row.put("text", suggestion.text());
            row.put("score", suggestion.score());
            row.put("reasons", suggestion.reasons());
            rows.add(row);
        }
        sql.update(
                """
                insert into suggestion (workspace_id, id, phrase_id, conversation_id, seq, staff_id, text, score, reasons, at)
                select ?, id, phrase_id, ?::uuid, ?::bigint, ?::uuid, text, score, reasons, ?
                from jsonb_to_recordset(?::jsonb) as offered (id uuid, phrase_id uuid, text text, score float8, reasons jsonb),
                """ + Sql.WITHOUT_FLUSH,
                workspace.id(),
                request.conversation(),
                request.seq(),
                request.staff(),
                clock.instant(),
                sql.json(rows));
    }

    boolean decide(SuggestionId suggestion, StaffId by, Outcome outcome, @Nullable String sentText) {
        Instant now = clock.instant();
        return sql.update("""
                        update suggestion set outcome = ?, outcome_by = ?, outcome_at = ?, sent_text = ?
                        where workspace_id = ? and id = ?
                        """, outcome.wire(), by, now, sentText, workspace.id(), suggestion) > 0;
    }

    /** What people did with each phrase that they decided about. */
    Map<PhraseId, TrackRecord> records() {
        Map<PhraseId, TrackRecord> records = new HashMap<>();
        sql.listPlannedAnew(
                """
                select phrase_id, count(*) as decided, count(*) filter (where outcome <> 'dismissed') as sent
                from suggestion where workspace_id = ? and outcome is not null group by phrase_id
                """,
                row -> records.put(
                        new PhraseId(row.uuid("phrase_id")),
                        new TrackRecord(row.number("decided"), row.number("sent"))),
                workspace.id());
        return Map.copyOf(records);
    }
}
