package org.warmline.phrasebank;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
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
    /** The wording, analysed; one field per locale, so that how rare a term is is asked within a language. Not stored. */
    private static final String WORDS = "words_";

    /** Who can be in the wording's situation: one value per audience, as it is. Not stored. */
    private static final String AUDIENCE = "audience";

    /** The wording's vector; one field per locale. Only where there is one. */
    private static final String VECTOR = "vector_";

    /** The wording's place among those added. Stored only. */
    private static final String WORDING = "wording";

    /** Longer queries only cost: the rarest words of a long message are the ones that tell. */
    static final int MOST_TERMS = 64;

    /** How many wordings are looked at; the best few dozen hold every situation that could pass the floor. */
    private static final int MOST_FOUND = 60;

    /** Room for a hundred times the shipped bank; taken only as far as it is filled. */
    private static final double BUFFER_MEGABYTES = 256;

    private final double floor;
    private volatile @Nullable Generation current;

    @Inject
    LucenePhraseIndex() {
        this(Fit.FLOOR);
    }

    /** @param floor see {@link Blend#of} */
    LucenePhraseIndex(double floor) {
        this.floor = floor;
    }

    /**
     * A wording of the bank.
     *
     * @param text as written
     * @param phrase the phrase it belongs to; null when it marks the situation
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
        Generation generation = current;
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
            replace(Generation.of(contents, vectors, progress));
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
            Generation generation = current;
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
        Generation generation = current;
        if (generation != null) {
            generation.close();
        }
    }

    private synchronized void replace(Generation next) {
        Generation old = current;
        current = next;
        if (old != null) {
            old.close();
        }
    }

    private synchronized void forget(Generation broken) {
        if (current == broken) {
            current = null;
        }
    }

    /** One index and what it was built from. Its directory lives on the heap and goes with it. */
    private static final class Generation {
        final boolean meanings;
        private final BankContents.Shelves shelves;
        private final Map<String, Frequencies> frequencies;
        /** By the document's number. */
        private final List<Wording> wordings;

        private final SearcherManager searchers;

        private Generation(
                boolean meanings,
                BankContents.Shelves shelves,
                Map<String, Frequencies> frequencies,
                List<Wording> added,
                SearcherManager searchers)
                throws IOException {
            this.meanings = meanings;
            this.shelves = shelves;
            this.frequencies = frequencies;
            this.wordings = inOrder(added, searchers);
            this.searchers = searchers;
        }

        /** Documents are read once, here: to read each one found took a sixth of a search. */
        private static List<Wording> inOrder(List<Wording> added, SearcherManager searchers) throws IOException {
            IndexSearcher searcher = searchers.acquire();
            try {
                StoredFields stored = searcher.storedFields();
                List<Wording> wordings = new ArrayList<>(added.size());
                for (int document = 0; document < added.size(); document++) {
                    wordings.add(added.get(stored.document(document)
                            .getField(WORDING)
                            .numericValue()
                            .intValue()));
                }
                return List.copyOf(wordings);
            } finally {
                searchers.release(searcher);
            }
        }

        static Generation of(BankContents contents, Map<String, Vector> vectors, BuildProgress progress)
                throws IOException {
            BankContents.Shelves shelves = contents.shelves();
            List<Wording> wordings = new ArrayList<>();
            Map<String, Frequencies> frequencies = new HashMap<>();
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
            // One segment from the beginning: merging several would link all neighbours of all vectors a second time.
            config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
            config.setCodec(LuceneVectorCodec.of(vectors.size()));
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                int done = 0;
                for (Situation situation : contents.situations()) {
                    progress.at(
                            BuildProgress.Phase.INDEX,
                            done++,
                            contents.situations().size());
                    List<Phrase> phrases = shelves.phrases(situation);
                    if (phrases.isEmpty()) {
                        continue;
                    }
                    LuceneWords words = LuceneWords.of(situation.locale());
                    Frequencies counted = frequencies.computeIfAbsent(situation.locale(), locale -> new Frequencies());
                    // Filled while its wordings are read, and complete when the index is first asked.
                    Set<String> vocabulary = new HashSet<>();
                    for (String wording : situation.about()) {
                        counted.add(add(writer, wordings, wording, words, vectors, situation, null, vocabulary));
                    }
                    for (Phrase phrase : phrases) {
                        for (String wording : phrase.content().answers()) {
                            counted.add(
                                    add(writer, wordings, wording, words, vectors, situation, phrase.id(), vocabulary));
                        }
                    }
                }
                writer.forceMerge(1);
            }
            return new Generation(
                    !vectors.isEmpty(), shelves, frequencies, wordings, new SearcherManager(directory, null));
        }

        /** @return its terms */
        private static Set<String> add(
                IndexWriter writer,
                List<Wording> wordings,
                String text,
                LuceneWords words,
                Map<String, Vector> vectors,
                Situation situation,
                @Nullable PhraseId phrase,
                Set<String> vocabulary)
                throws IOException {
            List<String> terms =
                    words.read(text).stream().map(LuceneWords.Word::term).toList();
            Document document = new Document();
            // Terms are made by LuceneWords alone; the writer only has to part them again.
            document.add(new TextField(WORDS + situation.locale(), String.join(" ", terms), Field.Store.NO));
            for (String audience : situation.audience()) {
                document.add(new StringField(AUDIENCE, audience, Field.Store.NO));
            }
            Vector vector = vectors.get(text);
            if (vector != null) {
                document.add(new KnnFloatVectorField(
                        VECTOR + situation.locale(), vector.values(), VectorSimilarityFunction.DOT_PRODUCT));
            }
            document.add(new StoredField(WORDING, wordings.size()));
            writer.addDocument(document);
            vocabulary.addAll(terms);
            Set<String> distinct = Set.copyOf(terms);
            wordings.add(new Wording(situation, phrase, text, distinct, vocabulary));
            return distinct;
        }

        Found search(String tag, String audience, CustomerWords words, Optional<Vector> meaning, double floor)
                throws IOException {
            String locale =
                    shelves.speaks(tag) ? tag : Locale.forLanguageTag(tag).getLanguage();
            IndexSearcher searcher = searchers.acquire();
            try {
                Frequencies rarities = frequencies.getOrDefault(locale, new Frequencies());
                Map<Wording, Fit> fits = new LinkedHashMap<>();
                for (ScoreDoc hit : searcher.search(query(locale, audience, words, rarities), MOST_FOUND).scoreDocs) {
                    Wording wording = wordings.get(hit.doc);
                    fits.put(wording, Fit.of(words, wording.terms(), wording.vocabulary(), rarities::rarity));
                }
                Map<Wording, Double> cosines = new LinkedHashMap<>();
                if (meaning.isPresent()) {
                    Query nearest = new KnnFloatVectorQuery(
                            VECTOR + locale,
                            meaning.get().values(),
                            MOST_FOUND,
                            new TermQuery(new Term(AUDIENCE, audience)));
                    for (ScoreDoc hit : searcher.search(nearest, MOST_FOUND).scoreDocs) {
                        // Lucene's score of a dot product is half of one more than it.
                        Wording wording = wordings.get(hit.doc);
                        cosines.put(wording, 2 * (double) hit.score - 1);
                        if (!fits.containsKey(wording)) {
                            fits.put(wording, Fit.of(words, wording.terms(), wording.vocabulary(), rarities::rarity));
                        }
                    }
                }
                return new Found(shelves, shelves.situations(locale, audience), Blend.of(fits, cosines, floor));
            } finally {
                searchers.release(searcher);
            }
        }

        /** The customer's words never meet a query parser: what they hold are terms, whatever they look like. */
        private static BooleanQuery query(String locale, String audience, CustomerWords words, Frequencies rarities) {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            words.weights().entrySet().stream()
                    .filter(term -> rarities.known(term.getKey()))
                    .sorted(Comparator.comparingDouble((Map.Entry<String, Double> term) ->
                                    term.getValue() * rarities.rarity(term.getKey()))
                            .reversed())
                    .limit(MOST_TERMS)
                    .forEach(term -> query.add(
                            new BoostQuery(
                                    new TermQuery(new Term(WORDS + locale, term.getKey())),
                                    term.getValue().floatValue()),
                            BooleanClause.Occur.SHOULD));
            return query.setMinimumNumberShouldMatch(1)
                    .add(new TermQuery(new Term(AUDIENCE, audience)), BooleanClause.Occur.FILTER)
                    .build();
        }

        void close() {
            try {
                searchers.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close an index in memory", e);
            }
        }
    }

    /** How rare the terms of a locale's wordings are. Filled while these are read, and complete when the index is first asked. */
    private static final class Frequencies {
        private final Map<String, Integer> counts = new HashMap<>();
        private int wordings;

        void add(Set<String> terms) {
            wordings += terms.isEmpty() ? 0 : 1;
            terms.forEach(term -> counts.merge(term, 1, Integer::sum));
        }

        boolean known(String term) {
            return counts.containsKey(term);
        }

        /** BM25's inverse document frequency. */
        double rarity(String term) {
            int count = counts.getOrDefault(term, 0);
            return Math.log(1 + (wordings - count + 0.5) / (count + 0.5));
        }
    }
}
