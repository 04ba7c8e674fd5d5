package org.warmline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatheringIT implements TestPropertyProvider {
    @Inject
    Sql sql;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void asksTogetherForWhatIsAskedMeanwhile() {
        Held held = new Held();
        Gathering<Integer, String> gathering = new Gathering<>(sql, held::answer);
        CompletableFuture<Optional<String>> first = ask(gathering, 0);
        await().until(() -> held.begun.get() == 1);

        List<CompletableFuture<Optional<String>>> others = new ArrayList<>();
        IntStream.rangeClosed(1, 50).forEach(key -> others.add(ask(gathering, key)));
        others.add(ask(gathering, 7));
        await().until(gathering::waiting, waiting -> waiting == 51);
        held.go.countDown();

        assertThat(first.join()).contains("0");
        assertThat(others.stream().map(CompletableFuture::join).map(Optional::orElseThrow))
                .startsWith("1", "2")
                .endsWith("50", "7");
        assertThat(held.asked).hasSize(2);
        assertThat(held.asked.getLast()).doesNotHaveDuplicates().hasSize(50);
    }

    @Test
    void answersWithWhatIsThereAfterTheQuestion() {
        Held held = new Held();
        Gathering<Integer, String> gathering = new Gathering<>(sql, held::answer);
        CompletableFuture<Optional<String>> before = ask(gathering, 1);
        await().until(() -> held.begun.get() == 1);

        held.suffix = " changed";
        CompletableFuture<Optional<String>> after = ask(gathering, 1);
        await().until(gathering::waiting, waiting -> waiting == 1);
        held.go.countDown();

        assertThat(before.join()).contains("1");
        assertThat(after.join()).contains("1 changed");
    }

    @Test
    void asksAloneWhileAStatementHangs() {
        Held held = new Held();
        Gathering<Integer, String> gathering = new Gathering<>(sql, held::answer);
        CompletableFuture<Optional<String>> hanging = ask(gathering, 1);
        await().until(() -> held.begun.get() == 1);

        assertThat(gathering.find(2)).contains("2");
        // By now it is known to hang: nobody else waits for it.
        assertThat(gathering.find(3)).contains("3");

        assertThat(hanging).isNotDone();
        held.go.countDown();
        assertThat(hanging.join()).contains("1");
    }

    @Test
    void leavesEmptyWhatIsNotThere() {
        assertThat(new Gathering<Integer, String>(sql, keys -> Map.of()).find(1))
                .isEmpty();
    }

    @Test
    void failsOnlyForTheOneWhoseKeyIsTheReason() {
        Held held = new Held();
        Gathering<Integer, String> gathering = new Gathering<>(sql, keys -> {
            Map<Integer, String> found = held.answer(keys);
            if (keys.contains(13)) {
                throw new StorageException("a row that cannot be read");
            }
            return found;
        });
        CompletableFuture<Optional<String>> first = ask(gathering, 0);
        await().until(() -> held.begun.get() == 1);
        CompletableFuture<Optional<String>> good = ask(gathering, 1);
        CompletableFuture<Optional<String>> bad = ask(gathering, 13);
        await().until(gathering::waiting, waiting -> waiting == 2);
        held.go.countDown();

        assertThat(first.join()).contains("0");
        assertThat(good.join()).contains("1");
        assertThatThrownBy(bad::join).hasCauseInstanceOf(StorageException.class);
    }

    @Test
    void goesOnAfterAnError() {
        AtomicInteger asked = new AtomicInteger();
        Gathering<Integer, String> gathering = new Gathering<>(sql, keys -> {
            if (asked.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("gone");
            }
            return Map.of(1, "one");
        });

        assertThatThrownBy(() -> gathering.find(1)).isInstanceOf(NoClassDefFoundError.class);
        assertThat(gathering.find(1)).contains("one");
    }

    @Test
    void seesWhatItsOwnTransactionWrote() {
        sql.update("create table gathered (id bigint primary key)");
        Gathering<Long, Long> gathering = new Gathering<>(sql, keys -> {
            Map<Long, Long> found = new HashMap<>();
            sql.list(
                    "select id from gathered where id = any(?)",
                    row -> found.put(row.number("id"), row.number("id")),
                    (Object) keys.toArray(Long[]::new));
            return found;
        });

        Optional<Long> inside = sql.inTransaction(() -> {
            sql.update("insert into gathered values (?)", 4L);
            return gathering.find(4L);
        });
        assertThat(inside).contains(4L);
        assertThat(gathering.find(4L)).contains(4L);
    }

    private CompletableFuture<Optional<String>> ask(Gathering<Integer, String> gathering, int key) {
        return CompletableFuture.supplyAsync(() -> gathering.find(key), threads);
    }

    /** A statement whose first run takes until it is let go; it answers what was there when it began. */
    private static final class Held {
        final AtomicInteger begun = new AtomicInteger();
        final CountDownLatch go = new CountDownLatch(1);
        final List<List<Integer>> asked = new CopyOnWriteArrayList<>();
        volatile String suffix = "";

        Map<Integer, String> answer(List<Integer> keys) {
            asked.add(keys);
            String now = suffix;
            if (begun.incrementAndGet() == 1) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            Map<Integer, String> found = new HashMap<>();
            keys.forEach(key -> found.put(key, key + now));
            return found;
        }
    }
}
