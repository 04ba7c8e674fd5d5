package org.warmline.phrasebank;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Label;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** The tables {@code situation} and {@code phrase}, as their owner sees and changes them: with the retired and those to be reviewed. */
@Singleton
final class CuratedPhrases {
    private static final String SELECT = """
            select phrase.id, phrase.version, phrase.key, phrase.locale, phrase.situation, situation.title, phrase.moment,
                   phrase.feelings, phrase.formality, phrase.directness, phrase.text, phrase.answers, phrase.avoid,
                   phrase.never_for, phrase.source, phrase.to_review, phrase.retired_at, phrase.updated_at
            from phrase
            left join situation on situation.workspace_id = phrase.workspace_id and situation.locale = phrase.locale
                and situation.key = phrase.situation
            """;

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    CuratedPhrases(Sql sql, CurrentWorkspace workspace, Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** At most so many, in the order of their {@link PhraseFilter.Position}. */
    List<PhraseEntry> page(PhraseFilter filter, PhraseFilter.@Nullable Position after, int limit) {
        String words = filter.words();
        return sql.listPlannedAnew(
                SELECT + """
                cross join (select ?::text as words, ?::text as locale, ?::text as situation, ?::text as moment, ?::text as tone,
                                   ?::text as source, ?::text as state, ?::text as after_locale, ?::text as after_situation,
                                   ?::text as after_key) as wanted
                where phrase.workspace_id = ?
                  and (wanted.locale is null or phrase.locale = wanted.locale)
                  and (wanted.situation is null or phrase.situation = wanted.situation)
                  and (wanted.moment is null or phrase.moment = wanted.moment)
                  and (wanted.tone is null or phrase.formality = wanted.tone or phrase.directness = wanted.tone)
                  and (wanted.source is null or phrase.source = wanted.source)
                  and (wanted.state is null or wanted.state = case when phrase.retired_at is not null then 'retired'
                                                                   when phrase.to_review then 'to-review' else 'in-use' end)
                  and (wanted.words is null or position(lower(wanted.words) in lower(concat_ws(chr(10), phrase.text, phrase.key,
                                                        situation.title, array_to_string(phrase.answers, chr(10))))) > 0)
                  and (wanted.after_key is null or (phrase.locale, coalesce(phrase.situation, ''), phrase.key)
                                                   > (wanted.after_locale, wanted.after_situation, wanted.after_key))
                order by phrase.locale, coalesce(phrase.situation, ''), phrase.key
                limit ?
                """,
                CuratedPhrases::entry,
                words == null || words.isBlank() ? null : words.strip(),
                filter.locale(),
                filter.situation(),
                filter.moment(),
                filter.tone(),
                filter.source(),
                filter.state(),
                after == null ? null : after.locale(),
                after == null ? null : after.situation(),
                after == null ? null : after.key(),
                workspace.id(),
                limit);
    }

    Optional<PhraseEntry> find(PhraseId id) {
        return sql.first(
                SELECT + "where phrase.workspace_id = ? and phrase.id = ?", CuratedPhrases::entry, workspace.id(), id);
    }

    List<SituationEntry> situations() {
        return sql.list(
                """
                select situation.locale, situation.key, title, audience, about, situation.edited,
                       count(phrase.id) filter (where phrase.retired_at is null and not phrase.to_review) as phrases
                from situation
                left join phrase on phrase.workspace_id = situation.workspace_id and phrase.locale = situation.locale
                    and phrase.situation = situation.key
                where situation.workspace_id = ?
                group by situation.workspace_id, situation.locale, situation.key
                order by situation.locale, situation.title
                """,
                row -> new SituationEntry(
                        row.text("locale"),
                        row.text("key"),
                        row.text("title"),
                        row.texts("audience"),
                        row.texts("about"),
                        row.number("phrases"),
                        row.flag("edited")),
                workspace.id());
    }

    boolean hasSituation(String locale, String key) {
        return sql.first(
                        "select 1 as one from situation where workspace_id = ? and locale = ? and key = ?",
                        row -> 1,
                        workspace.id(),
                        locale,
                        key)
                .isPresent();
    }

    void addSituation(Situation situation) {
        sql.update(
                """
                insert into situation (workspace_id, locale, key, title, audience, about, edited) values (?, ?, ?, ?, ?, ?, true)
                """,
                workspace.id(),
                situation.locale(),
                situation.key(),
                situation.title(),
                situation.audience().toArray(String[]::new),
                situation.about().toArray(String[]::new));
    }

    /** The first of {@code stem-1}, {@code stem-2} and so on after all that are or were there: a key is never used twice. */
    String nextKey(String locale, String stem) {
        return sql.first("""
                        select coalesce(max(substring(key from char_length(?::text) + 2)::bigint), 0) + 1 as next from phrase
                        where workspace_id = ? and locale = ? and starts_with(key, ?::text || '-')
                            and substring(key from char_length(?::text) + 2) ~ '^[0-9]{1,9}$'
                        """, row -> stem + "-" + row.number("next"), stem, workspace.id(), locale, stem, stem)
                .orElseThrow();
    }

    /** Adds phrases that are the owner's from the beginning. */
    void add(List<New> phrases) {
        if (phrases.isEmpty()) {
            return;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        phrases.forEach(phrase -> rows.add(phrase.fields()));
        Instant now = clock.instant();
        sql.update("""
                insert into phrase (workspace_id, id, key, locale, situation, moment, feelings, formality, directness, text,
                                    answers, avoid, never_for, source, to_review, edited, retired_at, updated_at)
                select ?, id, key, locale, situation, moment, feelings, formality, directness, text, answers, avoid, never_for,
                       source, to_review, true, case when retired then ?::timestamptz end, ?
                from jsonb_to_recordset(?::jsonb) as added (id uuid, key text, locale text, situation text, moment text,
                     feelings text[], formality text, directness text, text text, answers text[], avoid text, never_for text[],
                     source text, to_review boolean, retired boolean)
                """, workspace.id(), now, now, sql.json(rows));
    }

    /** Rewords a phrase in its place; it is then the owner's, whoever wrote it. False when the version is not the latest. */
    boolean reword(PhraseId id, long version, Phrase.Content content) {
        return sql.update(
                        """
                        update phrase set situation = ?, moment = ?, feelings = ?, formality = ?, directness = ?, text = ?, answers = ?,
                            avoid = ?, never_for = ?, edited = true, to_review = false, version = version + 1, updated_at = ?,
                            source = case source when 'shipped' then 'own' else source end
                        where workspace_id = ? and id = ? and version = ?
                        """,
                        content.situation(),
                        content.moment().wire(),
                        labels(content),
                        content.tone().formality(),
                        content.tone().directness(),
                        content.text(),
                        content.answers().toArray(String[]::new),
                        content.avoid(),
                        concerns(content),
                        clock.instant(),
                        workspace.id(),
                        id,
                        version)
                > 0;
    }

    /** Retires it or brings it back, for good: an update of what is shipped changes nothing about it. */
    boolean retire(PhraseId id, long version, boolean retired) {
        Instant now = clock.instant();
        return sql.update("""
                        update phrase set retired_at = case when ? then ?::timestamptz end, edited = true, version = version + 1,
                            updated_at = ?
                        where workspace_id = ? and id = ? and version = ?
                        """, retired, now, now, workspace.id(), id, version) > 0;
    }

    private static String[] labels(Phrase.Content content) {
        return content.feelings().stream().map(Label::wire).toArray(String[]::new);
    }

    private static String[] concerns(Phrase.Content content) {
        return content.neverFor().stream().map(ConcernKind::wire).sorted().toArray(String[]::new);
    }

    private static PhraseEntry entry(Row row) throws SQLException {
        return new PhraseEntry(
                new PhraseId(row.uuid("id")),
                row.number("version"),
                row.text("key"),
                row.text("locale"),
                row.textOrNull("situation"),
                row.textOrNull("title"),
                row.textOrNull("moment"),
                row.texts("feelings"),
                row.text("formality"),
                row.text("directness"),
                row.text("text"),
                row.texts("answers"),
                row.textOrNull("avoid"),
                row.texts("never_for"),
                row.text("source"),
                row.instantOrNull("retired_at") != null
                        ? PhraseEntry.RETIRED
                        : row.flag("to_review") ? PhraseEntry.TO_REVIEW : PhraseEntry.IN_USE,
                row.instant("updated_at"));
    }

    /**
     * A phrase to add.
     *
     * @param situation null, like the moment, only when it is to be reviewed
     */
    record New(
            PhraseId id,
            String locale,
            String key,
            @Nullable String situation,
            @Nullable String moment,
            List<String> feelings,
            Tone tone,
            String text,
            List<String> answers,
            @Nullable String avoid,
            List<String> neverFor,
            String source,
            boolean toReview,
            boolean retired) {
        static New of(PhraseId id, Phrase.Content content, String source, boolean retired) {
            return new New(
                    id,
                    content.locale(),
                    content.key(),
                    content.situation(),
                    content.moment().wire(),
                    List.of(labels(content)),
                    content.tone(),
                    content.text(),
                    content.answers(),
                    content.avoid(),
                    List.of(concerns(content)),
                    source,
                    false,
                    retired);
        }

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", id.toString());
            fields.put("key", key);
            fields.put("locale", locale);
            put(fields, "situation", situation);
            put(fields, "moment", moment);
            fields.put("feelings", feelings);
            fields.put("formality", tone.formality());
            fields.put("directness", tone.directness());
            fields.put("text", text);
            fields.put("answers", answers);
            put(fields, "avoid", avoid);
            fields.put("never_for", neverFor);
            fields.put("source", source);
            fields.put("to_review", toReview);
            fields.put("retired", retired);
            return fields;
        }

        private static void put(Map<String, Object> fields, String name, @Nullable String value) {
            if (value != null) {
                fields.put(name, value);
            }
        }
    }
}
