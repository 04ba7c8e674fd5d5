package org.warmline.embedding;

import java.util.Map;
import java.util.Optional;
import org.warmline.limit.LeastRecentlyUsed;

/** The vectors of the texts that were asked for last: a message and some of its sentences are read, then it is searched for. Thread-safe. */
final class RecentVectors {
    /** About a megabyte with usual texts, at most three. */
    private static final int MOST = 512;

    private final Map<String, Vector> vectors = new LeastRecentlyUsed<>(MOST);

    synchronized Optional<Vector> of(String text) {
        return Optional.ofNullable(vectors.get(text));
    }

    synchronized void keep(String text, Vector vector) {
        vectors.put(text, vector);
    }
}
