package org.warmline.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Times in microseconds, as many as were made room for; later ones are not kept. Thread-safe. */
final class Latencies {
    private final AtomicLongArray micros;
    private final AtomicInteger count = new AtomicInteger();

    Latencies(int most) {
        this.micros = new AtomicLongArray(most);
    }

    void add(long nanos) {
        int index = count.getAndIncrement();
        if (index < micros.length()) {
            micros.set(index, nanos / 1_000);
        }
    }

    /** For people: median, 95th and 99th percentile and the longest, in milliseconds. */
    String inWords() {
        long[] sorted = new long[Math.min(count.get(), micros.length())];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = micros.get(i);
        }
        Arrays.sort(sorted);
        return sorted.length == 0
                ? "none"
                : "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms"
                        .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1_000.0;
    }
}
