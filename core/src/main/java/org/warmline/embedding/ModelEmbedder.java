package org.warmline.embedding;

import ai.onnxruntime.OrtException;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.background.BackgroundThreads;

/**
 * The model on threads of its own, few, with a short queue, and after everything else where the processor is short: native code would
 * hold up the carriers of virtual threads, and its memory is outside the heap's limit. The first text begins the loading, so that
 * nothing waits for it at the start.
 */
@Singleton
final class ModelEmbedder implements Embedder.Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelEmbedder.class);

    /** Texts that wait; one more is answered with {@link Embedding.Reason#BUSY}. */
    private static final int MOST_WAITING = 32;

    /** Far more than 128 tokens can hold; beyond it a text is not even looked at. */
    private static final int MOST_CHARACTERS = 2_000;

    /** How the model is got, and what it does; a test has another. */
    interface Source {
        Loaded load() throws IOException, OrtException;
    }

    /** A model that is ready. */
    interface Loaded {
        Vector embed(String text) throws OrtException;
    }

    private enum State {
        OFF,
        NEW,
        LOADING,
        READY,
        BROKEN
    }

    private final Source source;
    private final ThreadPoolExecutor threads;
    private final RecentVectors recent = new RecentVectors();
    private volatile State state;
    private volatile @Nullable Loaded model;

    @Inject
    ModelEmbedder(@Property(name = "warmline.model", defaultValue = "on") String wanted) {
        this(wanted, ModelEmbedder::onnx, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MOST_WAITING);
    }

    ModelEmbedder(String wanted, Source source, int threads, int mostWaiting) {
        this.source = source;
        this.state = wanted.equals("on") ? State.NEW : State.OFF;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(mostWaiting),
                BackgroundThreads.last("embedding-"));
        this.threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public String version() {
        return OnnxModel.VERSION;
    }

    @Override
    public Embedding embed(String text, Duration patience) {
        String start = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
        Optional<Vector> known = recent.of(start);
        if (known.isPresent()) {
            return new Embedding.Present(known.get());
        }
        Loaded ready = model;
        return ready == null ? notReady() : compute(ready, start, patience);
    }

    @Override
    @PreDestroy
    public void close() {
        threads.shutdownNow();
    }

    private Embedding notReady() {
        return switch (state) {
            case OFF -> new Embedding.Absent(Embedding.Reason.OFF);
            case BROKEN -> new Embedding.Absent(Embedding.Reason.BROKEN);
            case NEW, LOADING, READY -> {
                beginLoading();
                yield new Embedding.Absent(Embedding.Reason.LOADING);
            }
        };
    }

    private Embedding compute(Loaded ready, String text, Duration patience) {
        Future<Vector> vector;
        try {
            vector = threads.submit(() -> {
                Vector computed = ready.embed(text);
                recent.keep(text, computed);
                return computed;
            });
        } catch (RejectedExecutionException e) {
            return new Embedding.Absent(Embedding.Reason.BUSY);
        }
        try {
            return new Embedding.Present(vector.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            // Dropped if it still waits; if it is under way, the next one to ask finds it done.
            vector.cancel(false);
            return new Embedding.Absent(Embedding.Reason.SLOW);
        } catch (ExecutionException e) {
            LOG.warn("The model failed on a text of {} characters", text.length(), e.getCause());
            return new Embedding.Absent(Embedding.Reason.BROKEN);
        } catch (InterruptedException e) {
            vector.cancel(false);
            Thread.currentThread().interrupt();
            return new Embedding.Absent(Embedding.Reason.SLOW);
        }
    }

    private synchronized void beginLoading() {
        if (state == State.NEW) {
            state = State.LOADING;
            Thread.ofPlatform().daemon().name("embedding-load").start(this::load);
        }
    }

    private void load() {
        try {
            Loaded loaded = source.load();
            // Before anybody waits for it: the first text takes ten times as long as the next.
            loaded.embed("hello");
            model = loaded;
            state = State.READY;
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            state = State.BROKEN;
            LOG.warn("No model for the meaning of texts: Warmline reads them by their words alone. {}", e.toString());
        }
    }

    private static Loaded onnx() throws IOException, OrtException {
        return OnnxModel.load()::embed;
    }
}
