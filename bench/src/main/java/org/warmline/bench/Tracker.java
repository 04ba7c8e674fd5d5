package org.warmline.bench;

import java.util.HashSet;
import java.util.Set;

/** What came of messages numbered 1, 2, 3, ...: each should come once and in its turn. Not thread-safe. */
final class Tracker {
    private final Set<Long> skipped = new HashSet<>();
    private long highest;
    private long duplicates;
    private long reordered;

    void came(long number) {
        if (number == highest + 1) {
            highest = number;
        } else if (number > highest) {
            for (long missing = highest + 1; missing < number; missing++) {
                skipped.add(missing);
            }
            highest = number;
        } else if (skipped.remove(number)) {
            reordered++;
        } else {
            duplicates++;
        }
    }

    /** How many came, each counted once. */
    long count() {
        return highest - skipped.size();
    }

    /** What is wrong if nothing more comes of the {@code sent} messages. */
    Faults faults(long sent) {
        return new Faults(sent - count(), duplicates, reordered);
    }
}
