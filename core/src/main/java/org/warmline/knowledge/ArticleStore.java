package org.warmline.knowledge;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warmline.storage.Ids;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/** Articles in PostgreSQL, retired ones included: an answer once given must stay explainable. */
@Singleton
final class ArticleStore {
    private static final String COLUMNS =
            "id, slug, locale, title, answer, body, questions, url, audience, person, retired_at, updated_at";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final CurrentWorkspace workspace;

    ArticleStore(Sql sql, Ids ids, Clock clock, CurrentWorkspace workspace) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.workspace = workspace;
    }

    /** Stores the draft under its locale and slug and answers whether that changed anything. */
    boolean put(ArticleDraft draft) {
        // updated_at must grow with every change, even within one tick of the clock: other nodes notice changes by it.
        return sql.update(
                        """
                        insert into article
                            (workspace_id, id, slug, locale, title, answer, body, questions, url, audience, person, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (workspace_id, locale, slug) do update set
                            title = excluded.title, answer = excluded.answer, body = excluded.body,
                            questions = excluded.questions, url = excluded.url, audience = excluded.audience,
                            person = excluded.person,
                            updated_at = greatest(excluded.updated_at, article.updated_at + interval '1 microsecond')
                        where (article.title, article.answer, article.body, article.questions, article.url,
                               article.audience, article.person)
                            is distinct from (excluded.title, excluded.answer, excluded.body, excluded.questions,
                               excluded.url, excluded.audience, excluded.person)
                        """,
                        workspace.id(),
                        ids.next(),
                        draft.slug(),
                        draft.locale(),
                        draft.title(),
                        draft.answer(),
                        draft.body(),
                        draft.questions().toArray(String[]::new),
                        draft.url(),
                        draft.audience().toArray(String[]::new),
                        draft.person(),
                        clock.instant())
                > 0;
    }

    boolean retire(String slug, String locale) {
        Instant now = clock.instant();
        return sql.update("""
                        update article set retired_at = ?,
                            updated_at = greatest(?, updated_at + interval '1 microsecond')
                        where workspace_id = ? and locale = ? and slug = ? and retired_at is null
                        """, now, now, workspace.id(), locale, slug) > 0;
    }

    boolean restore(String slug, String locale) {
        return sql.update("""
                        update article set retired_at = null,
                            updated_at = greatest(?, updated_at + interval '1 microsecond')
                        where workspace_id = ? and locale = ? and slug = ? and retired_at is not null
                        """, clock.instant(), workspace.id(), locale, slug) > 0;
    }

    /** All that is not retired, by slug. */
    List<Article> current() {
        return sql.list(
                "select " + COLUMNS
                        + " from article where workspace_id = ? and retired_at is null order by slug, locale",
                ArticleStore::article,
                workspace.id());
    }

    /** Differs from an earlier one exactly when articles were added, edited, retired or restored in between. */
    String stamp() {
        return sql.first(
                        "select count(*) || ' ' || coalesce(max(updated_at)::text, '') as stamp from article where workspace_id = ?",
                        row -> row.text("stamp"),
                        workspace.id())
                .orElseThrow();
    }

    /** Runs the changes in one transaction. */
    void together(Runnable changes) {
        sql.runInTransaction(changes);
    }

    private static Article article(Row row) throws SQLException {
        return new Article(
                new ArticleId(row.uuid("id")),
                row.text("slug"),
                row.text("locale"),
                row.text("title"),
                row.text("answer"),
                row.text("body"),
                row.texts("questions"),
                row.text("url"),
                row.texts("audience"),
                row.flag("person"),
                row.instantOrNull("retired_at"),
                row.instant("updated_at"));
    }
}
