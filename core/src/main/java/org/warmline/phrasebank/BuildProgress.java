package org.warmline.phrasebank;

/** Hears how far a rebuild is; called on the thread that works, now and then. */
@FunctionalInterface
interface BuildProgress {
    BuildProgress NOBODY = (phase, done, total) -> {};

    /** @param total 0 while it is not known */
    void at(Phase phase, long done, long total);

    /** What a rebuild does, in this order. */
    enum Phase {
        READING,
        MEANINGS,
        INDEX
    }
}
