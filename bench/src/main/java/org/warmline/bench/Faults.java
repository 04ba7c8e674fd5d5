package org.warmline.bench;

/** What must never happen to messages, counted. */
record Faults(long lost, long duplicates, long reordered) {
    static final Faults NONE = new Faults(0, 0, 0);

    Faults plus(Faults other) {
        return new Faults(lost + other.lost, duplicates + other.duplicates, reordered + other.reordered);
    }

    @Override
    public String toString() {
        return lost + "/" + duplicates + "/" + reordered;
    }
}
