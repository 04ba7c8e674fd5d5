package org.warmline.embedding;

import java.time.Duration;

/** Turns texts into vectors. Thread-safe; never throws, on any text. */
public interface Embedder {
    /** How long a customer's message may wait for its vector: longer, and it is read without. */
    Duration MESSAGE_PATIENCE = Duration.ofMillis(100);

    /**
     * The vector of a text, or why there is none. Only the first 128 tokens count, about a hundred English words.
     *
     * @param patience how long the caller waits at most; the answer is computed on another thread and may come from memory
     */
    Embedding embed(String text, Duration patience);

    /** Which model answers: vectors of another one are not comparable. */
    String version();

    /** The model, for a program that has nothing else of Warmline running; to be closed. */
    static Closeable model() {
        return new ModelEmbedder("on");
    }

    /** One that holds threads and native memory. */
    interface Closeable extends Embedder, AutoCloseable {
        @Override
        void close();
    }

    /** For where there is no model. */
    static Embedder none() {
        return new Embedder() {
            @Override
            public Embedding embed(String text, Duration patience) {
                return new Embedding.Absent(Embedding.Reason.OFF);
            }

            @Override
            public String version() {
                return "none";
            }
        };
    }
}
