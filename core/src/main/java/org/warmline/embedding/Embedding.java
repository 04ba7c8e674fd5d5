package org.warmline.embedding;

import java.util.Optional;

/** What became of a text: its vector, or the reason why there is none. */
public sealed interface Embedding {
    /** The text has a vector. */
    record Present(Vector vector) implements Embedding {}

    /** It has none, this time. */
    record Absent(Reason reason) implements Embedding {}

    /** Why there is no vector; all but {@link #OFF} and {@link #BROKEN} pass. */
    enum Reason {
        /** The operator does not want it. */
        OFF,
        LOADING,
        /** It cannot run here, or failed on this text; the log says why. */
        BROKEN,
        /** Too many texts are waiting already. */
        BUSY,
        /** It did not answer in time. */
        SLOW
    }

    default Optional<Vector> ifPresent() {
        return switch (this) {
            case Present present -> Optional.of(present.vector());
            case Absent absent -> Optional.empty();
        };
    }
}
