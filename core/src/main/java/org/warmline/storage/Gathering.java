package org.warmline.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with one statement what many threads ask at the same time: while one statement is under way the next questions gather, and
 * whoever's turn it is asks for all of them. When thousands come back at once that is a few large statements instead of thousands of
 * small ones; somebody alone waits for nobody.
 *
 * <p>Each answer is read after its question was asked. Within a transaction a question is asked at once, alone, in that transaction.
 * Thread-safe.
 */
public final class Gathering<K, V> {
    private static final int MOST = 128;
    /** A statement that hangs, on a connection that is dead without a word, must not hold up all the others. */
    private static final int PATIENCE_SECONDS = 3;

    private static final long NOTHING = Long.MIN_VALUE;
    private static final Logger log = LoggerFactory.getLogger(Gathering.class);

    private final Sql sql;
    private final Function<List<K>, Map<K, V>> statement;
    private final Queue<Question<K, V>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long underWaySince = NOTHING;

    /** @param statement looks up all of the keys, each but once; leaves out those it finds nothing for */
    public Gathering(Sql sql, Function<List<K>, Map<K, V>> statement) {
        this.sql = sql;
        this.statement = statement;
    }

    /**
     * What there is for the key. Blocks on the database.
     *
     * @throws StorageException when the statement fails
     */
    public Optional<V> find(K key) {
        if (sql.isInTransaction() || isHanging()) {
            return alone(key);
        }
        Question<K, V> question = new Question<>(key);
        waiting.add(question);
        if (!isMyTurn()) {
            waiting.remove(question);
            return alone(key);
        }
        try {
            while (!question.answered) {
                answer(next());
            }
        } finally {
            turn.unlock();
        }
        // What made the statement fail may be another one's key: a row that cannot be read, for one.
        return question.failed ? alone(key) : Optional.ofNullable(question.answer);
    }

    private Optional<V> alone(K key) {
        return Optional.ofNullable(statement.apply(List.of(key)).get(key));
    }

    private boolean isMyTurn() {
        try {
            return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isHanging() {
        long began = underWaySince;
        return began != NOTHING && System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    }

    /** How many questions no statement was begun for yet. */
    int waiting() {
        return waiting.size();
    }

    private List<Question<K, V>> next() {
        List<Question<K, V>> next = new ArrayList<>();
        while (next.size() < MOST) {
            Question<K, V> question = waiting.poll();
            if (question == null) {
                break;
            }
            next.add(question);
        }
        return next;
    }

    private void answer(List<Question<K, V>> questions) {
        @Nullable Map<K, V> found = null;
        underWaySince = System.nanoTime();
        try {
            found = statement.apply(
                    questions.stream().map(question -> question.key).distinct().toList());
        } catch (RuntimeException e) {
            log.debug("{} questions were not answered together: {}", questions.size(), e.toString());
        } finally {
            underWaySince = NOTHING;
            // Also after an error: who is left without an answer would wait for ever.
            for (Question<K, V> question : questions) {
                question.answer = found == null ? null : found.get(question.key);
                question.failed = found == null;
                question.answered = true;
            }
        }
    }

    /** Its fields but the key belong to whoever has the turn. */
    private static final class Question<K, V> {
        final K key;
        boolean answered;
        boolean failed;

        @Nullable
        V answer;

        Question(K key) {
            this.key = key;
        }
    }
}
