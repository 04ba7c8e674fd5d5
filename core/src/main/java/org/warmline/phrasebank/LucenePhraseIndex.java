package org.warmline.phrasebank;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.warmline.embedding.Vector;

/**
 * Finds the wordings of the bank that share words with what a customer said, or mean nearly the same: BM25 and, where there are
 * vectors, their nearest neighbours, over one document per wording, in memory. {@link Blend} puts the two together.
 *
 * <p>{@link #build} makes a whole new index beside the old one and puts it in its place at once: searches under way end on the
 * index they began with, and a failed build changes nothing. All methods are thread-safe; builds must come one at a time.
 */
@Singleton
final class LucenePhraseIndex implements AutoCloseable {
    private final double floor;
    private final int mostCompared;
    private volatile @Nullable LuceneGeneration current;

    @Inject
    LucenePhraseIndex() {
        this(Fit.FLOOR);
    }

    /** @param floor see {@link Blend#of} */
    LucenePhraseIndex(double floor) {
        this(floor, ComparedVectors.MOST);
    }

    LucenePhraseIndex(double floor, int mostCompared) {
        this.floor = floor;
        this.mostCompared = mostCompared;
    }

    /**
     * A wording of the bank.
     *
     * @param phrase the phrase it belongs to; null when it marks the situation
     * @param text as written
     * @param vocabulary the terms of all wordings of its situation
     */
    record Wording(
            Situation situation, @Nullable PhraseId phrase, String text, Set<String> terms, Set<String> vocabulary) {
        /** By identity: each stands for one document, and to compare vocabularies takes longer than to search. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * A wording found, and how well it fits.
     *
     * @param value 0..1, by words and meaning
     * @param fit by words alone
     * @param byMeaning whether it is its meaning that fits, and not its words
     */
    record Match(Wording wording, double value, Fit fit, boolean byMeaning) {
        static Match byWords(Wording wording, Fit fit) {
            return new Match(wording, fit.value(), fit, false);
        }
    }

    /**
     * What a search found.
     *
     * @param shelves the contents the index was built from
     * @param situations all of the locale and audience
     * @param matches best fit first
     */
    record Found(BankContents.Shelves shelves, List<Situation> situations, List<Match> matches) {}

    /** Whether the index has vectors: until then it finds by words alone. */
    boolean knowsMeanings() {
        LuceneGeneration generation = current;
        return generation != null && generation.meanings;
    }

    boolean missing() {
        return current == null;
    }

    /**
     * Builds the index anew from the bank; when that fails, the old one stays.
     *
     * @param vectors by wording; those that are missing are found by their words alone
     */
    void build(BankContents contents, Map<String, Vector> vectors) {
        build(contents, vectors, BuildProgress.NOBODY);
    }

    /** The same, saying how far it is. */
    void build(BankContents contents, Map<String, Vector> vectors, BuildProgress progress) {
        try {
            replace(LuceneGeneration.of(contents, vectors, mostCompared, progress));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build the index of phrases", e);
        }
    }

    /**
     * The wordings that fit, of this locale (else of its language) and audience.
     *
     * @throws IllegalStateException when there is no index: build it, then ask again
     */
    Found search(String locale, String audience, CustomerWords words) {
        return search(locale, audience, words, Optional.empty());
    }

    /** The same, also by what the last message means. */
    Found search(String locale, String audience, CustomerWords words, Optional<Vector> meaning) {
        while (true) {
            LuceneGeneration generation = current;
            if (generation == null) {
                throw new IllegalStateException("no index of phrases");
            }
            try {
                return generation.search(locale, audience, words, meaning, floor);
            } catch (AlreadyClosedException e) {
                // Replaced between reading and asking: the next turn has the new one. Closed for good: it is missing.
                forget(generation);
            } catch (IOException | UncheckedIOException e) {
                forget(generation);
                throw new IllegalStateException("the index of phrases is broken", e);
            }
        }
    }

    @Override
    public void close() {
        LuceneGeneration generation = current;
        if (generation != null) {
            generation.close();
        }
    }

    private synchronized void replace(LuceneGeneration next) {
        LuceneGeneration old = current;
        current = next;
        if (old != null) {
            old.close();
        }
    }

    private synchronized void forget(LuceneGeneration broken) {
        if (current == broken) {
            current = null;
        }
    }
}
