package org.warmline.phrasebank;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Label;
import org.warmline.storage.Id;
import org.warmline.storage.Ids;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/**
 * The tables {@code situation} and {@code phrase}, as suggestions need them. A phrase that an owner has changed, written or taken out
 * carries {@code edited}, and what is shipped leaves it alone.
 */
@Singleton
final class PhraseStore {
    private static final long LOAD_LOCK = 0x50_48_52_41_53_45L;

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final Ids ids;
    private final Clock clock;

    PhraseStore(Sql sql, CurrentWorkspace workspace, Ids ids, Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.ids = ids;
        this.clock = clock;
    }

    /** The living bank, in a fixed order. */
    BankContents contents() {
        Rows rows = sql.inTransaction(() -> new Rows(situations(), phrases()));
        // Outside of the transaction: to read the words of thousands of phrases takes a slow machine a while.
        return new BankContents(
                rows.situations(),
                rows.phrases().stream()
                        .filter(stored -> !stored.retired())
                        .map(stored -> Phrase.of(stored.id(), stored.content()))
                        .toList());
    }

    /**
     * Brings the tables to what is shipped, in one transaction; writes only what differs. A shipped phrase that is no longer
     * there is retired, never deleted: suggestions point to it.
     */
    Changes bring(ShippedPhrases.Content shipped) {
        return sql.inPatientTransaction(() -> {
            lock();
            Map<String, Stored> stored =
                    phrases().stream().collect(Collectors.toMap(phrase -> name(phrase.content()), phrase -> phrase));
            Set<Situation> known = new HashSet<>(situations());
            Set<String> own = ownSituations();
            List<Situation> situations = shipped.situations().stream()
                    .filter(situation -> !known.contains(situation) && !own.contains(name(situation)))
                    .toList();
            List<Phrase.Content> phrases = shipped.phrases().stream()
                    .filter(content -> differs(stored.get(name(content)), content))
                    .toList();
            Set<String> names =
                    shipped.phrases().stream().map(PhraseStore::name).collect(Collectors.toSet());
            List<PhraseId> gone = stored.values().stream()
                    .filter(phrase -> !phrase.edited() && !phrase.retired() && !names.contains(name(phrase.content())))
                    .map(Stored::id)
                    .toList();
            saveSituations(situations);
            savePhrases(phrases);
            retire(gone);
            Changes changes = new Changes(situations.size(), phrases.size(), gone.size());
            if (!changes.equals(Changes.NONE)) {
                revise();
            }
            return changes;
        });
    }

    /** Runs a change to the bank in one transaction, after all others, and lets the nodes know of it. */
    <T> T change(Supplier<T> work) {
        return sql.inTransaction(() -> {
            lock();
            T result = work.get();
            revise();
            return result;
        });
    }

    /** Another number after each change; what was read before asking may be older than it, what is read after is not. */
    long revision() {
        return sql.first(
                        "select revision from phrase_bank where workspace_id = ?",
                        row -> row.number("revision"),
                        workspace.id())
                .orElse(0L);
    }

    /** Two nodes starting at once must not both insert, and nobody edits while they compare. */
    private void lock() {
        sql.list("select pg_advisory_xact_lock(?)", row -> "", LOAD_LOCK);
    }

    /** Has all nodes build their index anew; answers the new revision. */
    long touch() {
        return sql.inTransaction(this::revise);
    }

    private long revise() {
        return sql.first("""
                        insert into phrase_bank (workspace_id, revision) values (?, 1)
                        on conflict (workspace_id) do update set revision = phrase_bank.revision + 1
                        returning revision
                        """, row -> row.number("revision"), workspace.id()).orElseThrow();
    }

    private Set<String> ownSituations() {
        return new HashSet<>(sql.list(
                "select locale, key from situation where workspace_id = ? and edited",
                row -> name(row.text("locale"), row.text("key")),
                workspace.id()));
    }

    private static String name(Situation situation) {
        return name(situation.locale(), situation.key());
    }

    /** A key with its language: the same key stands for the same situation, or phrase, in each. */
    static String name(String locale, String key) {
        return locale + " " + key;
    }

    private static boolean differs(@Nullable Stored stored, Phrase.Content content) {
        return stored == null
                || (!stored.edited() && (stored.retired() || !stored.content().equals(content)));
    }

    private static String name(Phrase.Content content) {
        return name(content.locale(), content.key());
    }

    private List<Situation> situations() {
        return sql.list(
                """
                select locale, key, title, audience, about from situation
                where workspace_id = ? order by locale, key
                """,
                row -> new Situation(
                        row.text("locale"),
                        row.text("key"),
                        row.text("title"),
                        row.texts("audience"),
                        row.texts("about")),
                workspace.id());
    }

    private List<Stored> phrases() {
        return sql.list(
                """
                select id, key, locale, situation, moment, feelings, formality, directness, text, answers, avoid, never_for,
                       edited, retired_at
                from phrase where workspace_id = ? and not to_review order by locale, situation, key
                """,
                row -> new Stored(
                        new PhraseId(row.uuid("id")),
                        content(row),
                        row.flag("edited"),
                        row.instantOrNull("retired_at") != null),
                workspace.id());
    }

    static Phrase.Content content(Row row) throws SQLException {
        return new Phrase.Content(
                row.text("locale"),
                row.text("situation"),
                row.text("key"),
                Moment.of(row.text("moment")).orElseThrow(),
                row.texts("feelings").stream()
                        .map(label -> Label.of(label).orElseThrow())
                        .toList(),
                new Tone(row.text("formality"), row.text("directness")),
                row.text("text"),
                row.texts("answers"),
                row.textOrNull("avoid"),
                row.texts("never_for").stream()
                        .map(kind -> ConcernKind.of(kind).orElseThrow())
                        .collect(Collectors.toSet()));
    }

    private void saveSituations(List<Situation> situations) {
        if (situations.isEmpty()) {
            return;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Situation situation : situations) {
            rows.add(Map.of(
                    "locale", situation.locale(),
                    "key", situation.key(),
                    "title", situation.title(),
                    "audience", situation.audience(),
                    "about", situation.about()));
        }
        sql.update("""
                insert into situation (workspace_id, locale, key, title, audience, about)
                select ?, locale, key, title, audience, about
                from jsonb_to_recordset(?::jsonb) as shipped (locale text, key text, title text, audience text[], about text[])
                on conflict (workspace_id, locale, key)
                do update set title = excluded.title, audience = excluded.audience, about = excluded.about
                where not situation.edited
                """, workspace.id(), sql.json(rows));
    }

    private void savePhrases(List<Phrase.Content> phrases) {
        if (phrases.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into phrase (workspace_id, id, key, locale, situation, moment, feelings, formality, directness, text,
                                    answers, avoid, never_for, updated_at)
                select ?, id, key, locale, situation, moment, feelings, formality, directness, text, answers, avoid, never_for, ?
                from jsonb_to_recordset(?::jsonb) as shipped (id uuid, key text, locale text, situation text, moment text,
                     feelings text[], formality text, directness text, text text, answers text[], avoid text, never_for text[])
                on conflict (workspace_id, locale, key)
                do update set situation = excluded.situation, moment = excluded.moment, feelings = excluded.feelings,
                              formality = excluded.formality, directness = excluded.directness, text = excluded.text,
                              answers = excluded.answers, avoid = excluded.avoid, never_for = excluded.never_for,
                              retired_at = null, updated_at = excluded.updated_at, version = phrase.version + 1
                where not phrase.edited
                """,
                workspace.id(),
                clock.instant(),
                sql.json(phrases.stream().map(this::fields).toList()));
    }

    private Map<String, Object> fields(Phrase.Content content) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", ids.next().toString());
        fields.put("key", content.key());
        fields.put("locale", content.locale());
        fields.put("situation", content.situation());
        fields.put("moment", content.moment().wire());
        fields.put("feelings", content.feelings().stream().map(Label::wire).toList());
        fields.put("formality", content.tone().formality());
        fields.put("directness", content.tone().directness());
        fields.put("text", content.text());
        fields.put("answers", content.answers());
        String avoid = content.avoid();
        if (avoid != null) {
            fields.put("avoid", avoid);
        }
        fields.put(
                "never_for", content.neverFor().stream().map(ConcernKind::wire).toList());
        return fields;
    }

    private void retire(List<PhraseId> gone) {
        if (!gone.isEmpty()) {
            sql.update(
                    "update phrase set retired_at = ?, updated_at = ?, version = version + 1 where workspace_id = ? and id = any (?)",
                    clock.instant(),
                    clock.instant(),
                    workspace.id(),
                    Id.values(gone));
        }
    }

    /** How many rows a load wrote. */
    record Changes(int situations, int phrases, int retired) {
        static final Changes NONE = new Changes(0, 0, 0);
    }

    private record Rows(List<Situation> situations, List<Stored> phrases) {}

    private record Stored(PhraseId id, Phrase.Content content, boolean edited, boolean retired) {}
}
