package org.warmline.phrasebank;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/**
 * Building the index anew when the owner asks, one at a time over all nodes. The row in {@code phrase_rebuild} says how far it is, to
 * whichever node is asked. The node that works on it writes there every now and then; when that stops, the next node that is asked takes
 * over and begins again, which is right from anywhere, since everything is made from the tables.
 */
@Singleton
public class PhraseRebuild {
    /** After so long without a sign its node is gone; one that works on it gives a sign every five seconds. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PhraseRebuild.class);
    private static final long BETWEEN_SIGNS_NANOS = Duration.ofMillis(300).toNanos();

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final PhraseBank bank;
    private final Ids ids;
    private final ExecutorService background;
    /** The rebuild this node works on. */
    private final AtomicReference<@Nullable UUID> working = new AtomicReference<>();

    PhraseRebuild(
            Sql sql,
            CurrentWorkspace workspace,
            PhraseBank bank,
            Ids ids,
            @Named(TaskExecutors.BLOCKING) ExecutorService background) {
        this.sql = sql;
        this.workspace = workspace;
        this.bank = bank;
        this.ids = ids;
        this.background = background;
    }

    /**
     * How far it is, as the wire has it.
     *
     * @param state {@code none}, {@code running}, {@code done} or {@code failed}
     * @param phase {@code reading}, {@code meanings} or {@code index} while it runs
     * @param total 0 while it is not known
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Progress(
            String state,
            @Nullable String phase,
            long done,
            long total,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {
        static final Progress NONE = new Progress("none", null, 0, 0, null, null);
    }

    /** Begins one, unless one is under way: then that is it. */
    public Progress start() {
        UUID id = ids.next();
        boolean mine = sql.update("""
                insert into phrase_rebuild (workspace_id, id, phase, done, total, started_at, beat_at)
                values (?, ?, 'reading', 0, 0, now(), now())
                on conflict (workspace_id) do update
                set id = excluded.id, phase = 'reading', done = 0, total = 0, started_at = now(), beat_at = now(), ended_at = null
                where phrase_rebuild.ended_at is not null
                """, workspace.id(), id) > 0;
        if (mine) {
            work(id);
        }
        return progress();
    }

    /** How far the latest one is; goes on with it here when its node is gone. */
    public Progress progress() {
        Optional<UUID> left =
                sql.first("""
                update phrase_rebuild set id = ?, beat_at = now()
                where workspace_id = ? and ended_at is null and beat_at < now() - make_interval(secs => ?)
                returning id
                """, row -> row.uuid("id"), ids.next(), workspace.id(), (double) LEASE.toSeconds());
        left.ifPresent(this::work);
        return sql.first(
                        """
                        select phase, done, total, started_at, ended_at from phrase_rebuild where workspace_id = ?
                        """,
                        row -> {
                            String phase = row.text("phase");
                            boolean over = phase.equals("done") || phase.equals("failed");
                            return new Progress(
                                    over ? phase : "running",
                                    over ? null : phase,
                                    row.number("done"),
                                    row.number("total"),
                                    row.instantOrNull("started_at"),
                                    row.instantOrNull("ended_at"));
                        },
                        workspace.id())
                .orElse(Progress.NONE);
    }

    /** Tells that this node still works on it, also where a step takes long or waits. */
    @Scheduled(fixedDelay = "5s")
    void beat() {
        UUID id = working.get();
        if (id != null) {
            sql.update(
                    "update phrase_rebuild set beat_at = now() where workspace_id = ? and id = ?", workspace.id(), id);
        }
    }

    private void work(UUID id) {
        working.set(id);
        background.execute(() -> {
            try {
                bank.rebuild(new Signs(id));
                end(id, "done");
            } catch (RuntimeException e) {
                LOG.warn("Phrase bank: the index could not be built anew, going on with the old one", e);
                end(id, "failed");
            } finally {
                working.compareAndSet(id, null);
            }
        });
    }

    private void end(UUID id, String how) {
        try {
            sql.update(
                    "update phrase_rebuild set phase = ?, beat_at = now(), ended_at = now() where workspace_id = ? and id = ?",
                    how,
                    workspace.id(),
                    id);
        } catch (RuntimeException e) {
            LOG.warn("Phrase bank: cannot write down the end of a rebuild; another node will do it again", e);
        }
    }

    /** Writes down how far it is, at once when a phase begins, else not more often than anybody looks. */
    private final class Signs implements BuildProgress {
        private final UUID id;
        private @Nullable Phase last;
        private long lastNanos;

        Signs(UUID id) {
            this.id = id;
        }

        @Override
        public void at(Phase phase, long done, long total) {
            long now = System.nanoTime();
            if (phase == last && now - lastNanos < BETWEEN_SIGNS_NANOS) {
                return;
            }
            last = phase;
            lastNanos = now;
            int mine = sql.update("""
                    update phrase_rebuild set phase = ?, done = ?, total = ?, beat_at = now() where workspace_id = ? and id = ?
                    """, phase.name().toLowerCase(Locale.ROOT), done, total, workspace.id(), id);
            if (mine == 0) {
                throw new IllegalStateException("another node goes on with this rebuild");
            }
        }
    }
}
