package org.warmline.embedding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The vectors of the texts that were asked for last: one message is read, searched for and suggested to. Thread-safe. */
final class RecentVectors {
    /** About half a megabyte with usual texts, at most one and a half. */
    private static final int MOST = 256;

    private final Map<String, Vector> vectors = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Vector> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<Vector> of(String text) {
        return Optional.ofNullable(vectors.get(text));
    }

    synchronized void keep(String text, Vector vector) {
        vectors.put(text, vector);
    }
}
