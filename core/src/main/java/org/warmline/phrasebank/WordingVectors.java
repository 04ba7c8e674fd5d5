package org.warmline.phrasebank;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Embedding;
import org.warmline.embedding.Vector;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/**
 * The vectors of the bank's wordings. Those of shipped phrases come with Warmline; others are kept in the table {@code wording_vector},
 * so that a wording is given to the model once and not at every start. English only: to an English model other languages are little
 * more than letters, which the words are as well.
 */
@Singleton
class WordingVectors {
    private static final String LANGUAGE = "en";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Two minutes of pauses: by then the model is loaded, or will not be. */
    private static final int MOST_PAUSES = 480;
    /** Written together. */
    private static final int BATCH = 64;

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final Embedder embedder;
    private final VectorFile shipped;
    private final Clock clock;
    private volatile Map<String, Vector> known = Map.of();

    @Inject
    WordingVectors(Sql sql, CurrentWorkspace workspace, Embedder embedder, Clock clock) throws IOException {
        this(sql, workspace, embedder, VectorFile.shipped(), clock);
    }

    WordingVectors(Sql sql, CurrentWorkspace workspace, Embedder embedder, VectorFile shipped, Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.embedder = embedder;
        this.shipped = shipped;
        this.clock = clock;
    }

    /** By wording, as far as they are known by now. */
    Map<String, Vector> known() {
        return known;
    }

    /** Of a customer's message; empty when there is none in time, or the bank has none to compare it with. */
    Optional<Vector> ofMessage(String text, String locale) {
        return speaks(locale) && !known.isEmpty()
                ? embedder.embed(text, Embedder.MESSAGE_PATIENCE).ifPresent()
                : Optional.empty();
    }

    /** Takes what is shipped or stored, when that is all: nobody need wait for the model then. */
    void recall(BankContents contents) {
        Set<String> wanted = wordings(contents);
        if (!known.keySet().equals(wanted)) {
            Map<String, Vector> found = found(wanted);
            if (found.keySet().equals(wanted)) {
                known = Map.copyOf(found);
            }
        }
    }

    /**
     * Reads or computes what is not known yet, which may take half a minute, on the thread that calls; waits while the model loads.
     *
     * @param progress is told how far it is
     * @return whether more is known than before; false too when there is no model
     */
    synchronized boolean learn(BankContents contents, BuildProgress progress) {
        Set<String> wanted = wordings(contents);
        if (known.keySet().equals(wanted)) {
            return false;
        }
        Map<String, Vector> found = found(wanted);
        List<String> missing = wanted.stream()
                .filter(wording -> !found.containsKey(wording))
                .sorted()
                .toList();
        Map<String, Vector> batch = new HashMap<>();
        for (String wording : missing) {
            int done = found.size() + batch.size();
            Optional<Vector> vector =
                    patiently(embedder, wording, () -> progress.at(BuildProgress.Phase.MEANINGS, done, wanted.size()));
            if (vector.isEmpty()) {
                break;
            }
            batch.put(wording, vector.get());
            if (batch.size() == BATCH) {
                store(batch);
                found.putAll(batch);
                batch.clear();
            }
        }
        store(batch);
        found.putAll(batch);
        // Half of them would draw every message to the half that has vectors.
        boolean complete = found.keySet().equals(wanted);
        known = complete ? Map.copyOf(found) : known;
        return complete;
    }

    /**
     * Waits while the model loads; empty when it does not run here, or the thread is interrupted.
     *
     * @param sign runs before each attempt
     */
    static Optional<Vector> patiently(Embedder embedder, String wording, Runnable sign) {
        for (int pause = 0; pause < MOST_PAUSES; pause++) {
            sign.run();
            switch (embedder.embed(wording, PATIENCE)) {
                case Embedding.Present present -> {
                    return Optional.of(present.vector());
                }
                case Embedding.Absent absent -> {
                    if (absent.reason() == Embedding.Reason.OFF || absent.reason() == Embedding.Reason.BROKEN) {
                        return Optional.empty();
                    }
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    static Set<String> wordings(BankContents contents) {
        return wordings(
                contents.situations().stream(), contents.phrases().stream().map(Phrase::content));
    }

    /** Those that are given to the model. */
    static Set<String> wordings(Stream<Situation> situations, Stream<Phrase.Content> phrases) {
        Stream<String> about = situations
                .filter(situation -> speaks(situation.locale()))
                .flatMap(situation -> situation.about().stream());
        Stream<String> answers =
                phrases.filter(content -> speaks(content.locale())).flatMap(content -> content.answers().stream());
        Set<String> wordings = new HashSet<>();
        Stream.concat(about, answers).forEach(wordings::add);
        return wordings;
    }

    private static boolean speaks(String locale) {
        return Locale.forLanguageTag(locale).getLanguage().equals(LANGUAGE);
    }

    private Map<String, Vector> found(Set<String> wanted) {
        Map<String, Vector> found = new HashMap<>();
        if (shipped.model().equals(embedder.version())) {
            found.putAll(shipped.vectors());
            found.keySet().retainAll(wanted);
        }
        found.putAll(stored(
                wanted.stream().filter(wording -> !found.containsKey(wording)).toList()));
        return found;
    }

    private Map<String, Vector> stored(List<String> wordings) {
        if (wordings.isEmpty()) {
            return Map.of();
        }
        Map<String, Vector> stored = new HashMap<>();
        sql.list(
                        """
                        select wording, vector from wording_vector
                        where workspace_id = ? and model = ? and wording = any(?)
                        """,
                        row -> Map.entry(row.text("wording"), vector(row.bytes("vector"))),
                        workspace.id(),
                        embedder.version(),
                        wordings.toArray(String[]::new))
                .forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
        return stored;
    }

    private void store(Map<String, Vector> batch) {
        List<Map.Entry<String, Vector>> entries = new ArrayList<>(batch.entrySet());
        sql.runInTransaction(() -> entries.forEach(entry -> sql.update(
                """
                insert into wording_vector (workspace_id, model, wording, vector, created_at)
                values (?, ?, ?, ?, ?)
                on conflict do nothing
                """, workspace.id(), embedder.version(), entry.getKey(), bytes(entry.getValue()), clock.instant())));
    }

    private static byte[] bytes(Vector vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Vector.DIMENSIONS * Float.BYTES);
        bytes.asFloatBuffer().put(vector.values());
        return bytes.array();
    }

    private static Vector vector(byte[] bytes) {
        FloatBuffer floats = ByteBuffer.wrap(bytes).asFloatBuffer();
        float[] values = new float[Vector.DIMENSIONS];
        floats.get(values);
        return Vector.of(values);
    }
}
