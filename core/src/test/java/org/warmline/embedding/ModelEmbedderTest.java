package org.warmline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.warmline.embedding.Embedding.Reason;

/** What becomes of a text in every state of the model. */
@Timeout(60)
class ModelEmbedderTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration NO_TIME = Duration.ofMillis(1);

    private final CountDownLatch gate = new CountDownLatch(1);
    private ModelEmbedder embedder = new ModelEmbedder("off", ModelEmbedderTest::missing, 1, 1);

    @AfterEach
    void close() {
        gate.countDown();
        embedder.close();
    }

    @Test
    void saysThatItIsOffAndLoadsNothing() {
        AtomicInteger loads = new AtomicInteger();
        embedder = new ModelEmbedder(
                "off",
                () -> {
                    loads.incrementAndGet();
                    return ModelEmbedderTest::vector;
                },
                1,
                1);

        assertThat(embedder.embed("hello", LONG)).isEqualTo(new Embedding.Absent(Reason.OFF));
        assertThat(loads).hasValue(0);
    }

    @Test
    void saysThatItIsLoadingWithoutWaitingForIt() {
        embedder = new ModelEmbedder(
                "on",
                () -> {
                    pass();
                    return ModelEmbedderTest::vector;
                },
                1,
                1);

        assertThat(embedder.embed("hello", LONG)).isEqualTo(new Embedding.Absent(Reason.LOADING));
        assertThat(embedder.embed("hello", LONG)).isEqualTo(new Embedding.Absent(Reason.LOADING));
        gate.countDown();
        await().until(() -> embedder.embed("hello", LONG) instanceof Embedding.Present);
    }

    @Test
    void saysThatItIsBrokenWhenTheModelIsMissing() {
        embedder = new ModelEmbedder("on", ModelEmbedderTest::missing, 1, 1);

        await().until(() -> embedder.embed("hello", LONG).equals(new Embedding.Absent(Reason.BROKEN)));
    }

    @Test
    void saysThatItIsBrokenWhenThereIsNoRuntimeForTheMachine() {
        embedder = new ModelEmbedder(
                "on",
                () -> {
                    throw new UnsatisfiedLinkError("no onnxruntime");
                },
                1,
                1);

        await().until(() -> embedder.embed("hello", LONG).equals(new Embedding.Absent(Reason.BROKEN)));
    }

    @Test
    void outlivesATextTheModelFailsOn() {
        embedder = ready(text -> {
            if (text.equals("bad")) {
                throw new IllegalStateException("no");
            }
            return vector(text);
        });

        assertThat(embedder.embed("bad", LONG)).isEqualTo(new Embedding.Absent(Reason.BROKEN));
        assertThat(embedder.embed("good", LONG)).isInstanceOf(Embedding.Present.class);
    }

    @Test
    void saysThatItIsSlowAndLaterThatItIsBusy() {
        embedder = ready(text -> {
            if (text.startsWith("long")) {
                pass();
            }
            return vector(text);
        });

        assertThat(embedder.embed("long", NO_TIME)).isEqualTo(new Embedding.Absent(Reason.SLOW));
        // One is under way; its place in the queue is free, then taken by one who does not give up.
        Thread waiting = Thread.ofVirtual().start(() -> embedder.embed("second", LONG));
        await().until(() -> embedder.embed("third", NO_TIME).equals(new Embedding.Absent(Reason.BUSY)));
        gate.countDown();
        await().until(() -> !waiting.isAlive());
        assertThat(embedder.embed("third", LONG)).isInstanceOf(Embedding.Present.class);
    }

    @Test
    void computesARecentTextOnlyOnce() {
        AtomicInteger computed = new AtomicInteger();
        embedder = ready(text -> {
            computed.incrementAndGet();
            return vector(text);
        });
        int before = computed.get();

        embedder.embed("again", LONG);
        embedder.embed("again", LONG);

        assertThat(computed.get()).isEqualTo(before + 1);
    }

    @Test
    void forgetsTheOldestTexts() {
        AtomicInteger computed = new AtomicInteger();
        embedder = ready(text -> {
            computed.incrementAndGet();
            return vector(text);
        });
        embedder.embed("first", LONG);
        for (int other = 0; other < 600; other++) {
            embedder.embed("text " + other, LONG);
        }
        int before = computed.get();

        embedder.embed("first", LONG);

        assertThat(computed.get()).isEqualTo(before + 1);
    }

    private static ModelEmbedder ready(ModelEmbedder.Loaded model) {
        ModelEmbedder embedder = new ModelEmbedder("on", () -> model, 1, 1);
        await().until(() -> !embedder.embed("hello", LONG).equals(new Embedding.Absent(Reason.LOADING)));
        return embedder;
    }

    private void pass() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ModelEmbedder.Loaded missing() throws IOException {
        throw new IOException("the model is not there");
    }

    private static Vector vector(String text) {
        float[] values = new float[Vector.DIMENSIONS];
        values[text.length() % Vector.DIMENSIONS] = 1;
        return Vector.of(values);
    }
}
