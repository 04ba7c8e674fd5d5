package org.warmline.phrasebank;

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
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.warmline.embedding.Vector;
import org.warmline.phrasebank.LucenePhraseIndex.Found;
import org.warmline.phrasebank.LucenePhraseIndex.Wording;

/** One index of {@link LucenePhraseIndex} and what it was built from. Its directory lives on the heap and goes with it. */
final class LuceneGeneration {
    /** The wording, analysed; one field per locale, so that how rare a term is is asked within a language. Not stored. */
    private static final String WORDS = "words_";

    /** Who can be in the wording's situation: one value per audience, as it is. Not stored. */
    private static final String AUDIENCE = "audience";

    /** The wording's vector; one field per locale. Only in a large bank, where there is one. */
    private static final String VECTOR = "vector_";

    /** The wording's place among those added. Stored only. */
    private static final String WORDING = "wording";

    /** Longer queries only cost: the rarest words of a long message are the ones that tell. */
    private static final int MOST_TERMS = 64;

    /** How many wordings are looked at; the best few dozen hold every situation that could pass the floor. */
    private static final int MOST_FOUND = 60;

    /** Room for a hundred times the shipped bank; taken only as far as it is filled. */
    private static final double BUFFER_MEGABYTES = 256;

    final boolean meanings;
    private final BankContents.Shelves shelves;
    private final Map<String, TermWeights> weights;
    /** By the document's number. */
    private final List<Wording> wordings;

    /** Null in a large bank. */
    private final @Nullable ComparedVectors compared;

    private final SearcherManager searchers;

    private LuceneGeneration(
            boolean meanings,
            BankContents.Shelves shelves,
            Map<String, TermWeights> weights,
            List<Wording> added,
            @Nullable ComparedVectors compared,
            SearcherManager searchers)
            throws IOException {
        this.meanings = meanings;
        this.shelves = shelves;
        this.weights = weights;
        this.wordings = inOrder(added, searchers);
        this.compared = compared;
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

    /** @param mostCompared of how many vectors all are compared, and not found by a graph */
    static LuceneGeneration of(
            BankContents contents, Map<String, Vector> vectors, int mostCompared, BuildProgress progress)
            throws IOException {
        BankContents.Shelves shelves = contents.shelves();
        List<Wording> wordings = new ArrayList<>();
        Map<String, TermWeights.Count> counts = new HashMap<>();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
        // One segment from the beginning: merging several would link all neighbours of all vectors a second time.
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setCodec(new LuceneVectorCodec());
        ComparedVectors compared = vectors.size() > mostCompared ? null : new ComparedVectors();
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            int done = 0;
            for (Situation situation : contents.situations()) {
                progress.at(
                        BuildProgress.Phase.INDEX, done++, contents.situations().size());
                TermWeights.Count count = counts.computeIfAbsent(situation.locale(), TermWeights.Count::new);
                for (Read read : read(situation, shelves.phrases(situation))) {
                    Wording wording = read.wording;
                    count.add(wording.terms());
                    Document document = document(situation, read.terms, wordings.size());
                    Vector vector = vectors.get(wording.text());
                    if (vector != null && compared != null) {
                        compared.add(wording, vector);
                    } else if (vector != null) {
                        document.add(new KnnFloatVectorField(
                                VECTOR + situation.locale(), vector.values(), VectorSimilarityFunction.DOT_PRODUCT));
                    }
                    writer.addDocument(document);
                    wordings.add(wording);
                }
            }
            writer.forceMerge(1);
        }
        Map<String, TermWeights> weights = new HashMap<>();
        counts.forEach((locale, count) -> weights.put(locale, count.weights()));
        return new LuceneGeneration(
                !vectors.isEmpty(), shelves, weights, wordings, compared, new SearcherManager(directory, null));
    }

    /** What customers say in a situation; nothing if there is no answer to it. */
    private static List<Read> read(Situation situation, List<Phrase> phrases) {
        LuceneWords words = LuceneWords.of(situation.locale());
        Set<String> vocabulary = new HashSet<>();
        List<Read> read = new ArrayList<>();
        if (!phrases.isEmpty()) {
            situation.about().forEach(text -> read.add(Read.of(situation, null, text, words, vocabulary)));
        }
        for (Phrase phrase : phrases) {
            phrase.content()
                    .answers()
                    .forEach(text -> read.add(Read.of(situation, phrase.id(), text, words, vocabulary)));
        }
        return read;
    }

    private static Document document(Situation situation, List<String> terms, int wording) {
        Document document = new Document();
        // Terms are made by LuceneWords alone; the writer only has to part them again.
        document.add(new TextField(WORDS + situation.locale(), String.join(" ", terms), Field.Store.NO));
        for (String audience : situation.audience()) {
            document.add(new StringField(AUDIENCE, audience, Field.Store.NO));
        }
        document.add(new StoredField(WORDING, wording));
        return document;
    }

    Found search(String tag, String audience, CustomerWords words, Optional<Vector> meaning, double floor)
            throws IOException {
        String locale = shelves.speaks(tag) ? tag : Locale.forLanguageTag(tag).getLanguage();
        IndexSearcher searcher = searchers.acquire();
        try {
            TermWeights known = weights.getOrDefault(locale, TermWeights.NONE);
            Fitting fitting = new Fitting(words, known);
            Map<Wording, Fit> fits = new LinkedHashMap<>();
            for (ScoreDoc hit : searcher.search(query(locale, audience, words, known), MOST_FOUND).scoreDocs) {
                fits.computeIfAbsent(wordings.get(hit.doc), fitting::of);
            }
            Map<Wording, Double> cosines =
                    meaning.isEmpty() ? Map.of() : nearest(searcher, locale, audience, meaning.get());
            cosines.keySet().forEach(wording -> fits.computeIfAbsent(wording, fitting::of));
            return new Found(shelves, shelves.situations(locale, audience), Blend.of(fits, cosines, floor));
        } finally {
            searchers.release(searcher);
        }
    }

    private Map<Wording, Double> nearest(IndexSearcher searcher, String locale, String audience, Vector meaning)
            throws IOException {
        if (compared != null) {
            return compared.nearest(locale, audience, meaning, MOST_FOUND);
        }
        Query linked = new KnnFloatVectorQuery(
                VECTOR + locale, meaning.values(), MOST_FOUND, new TermQuery(new Term(AUDIENCE, audience)));
        Map<Wording, Double> cosines = new LinkedHashMap<>();
        for (ScoreDoc hit : searcher.search(linked, MOST_FOUND).scoreDocs) {
            // Lucene's score of a dot product is half of one more than it.
            cosines.put(wordings.get(hit.doc), 2 * (double) hit.score - 1);
        }
        return cosines;
    }

    /** The customer's words never meet a query parser: what they hold are terms, whatever they look like. */
    private static BooleanQuery query(String locale, String audience, CustomerWords words, TermWeights weights) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        words.weights().entrySet().stream()
                .filter(term -> weights.knows(term.getKey()))
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<String, Double> term) -> term.getValue() * weights.rarity(term.getKey()))
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

    /** @param terms of the wording, as they follow each other */
    private record Read(Wording wording, List<String> terms) {
        /** @param vocabulary gets its terms: it is complete when all of the situation is read */
        static Read of(
                Situation situation,
                @Nullable PhraseId phrase,
                String text,
                LuceneWords words,
                Set<String> vocabulary) {
            List<String> terms =
                    words.read(text).stream().map(LuceneWords.Word::term).toList();
            vocabulary.addAll(terms);
            return new Read(new Wording(situation, phrase, text, Set.copyOf(terms), vocabulary), terms);
        }
    }
}
