package org.warmline.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The articles of one language in memory, as they were when it was built: it never changes, a change means a new index.
 * Thread-safe. Searching a closed one throws {@link IndexClosedException}.
 *
 * <p>One document for each listed question (and the title), one for each article's text:
 *
 * <ul>
 *   <li>{@code slug} (one token, stored) and {@code audience} (a token each)
 *   <li>{@code question}: stems of one listed question, or of the title; {@code text}: stems of answer and body
 *   <li>{@code word}: every telling word as written, for misspellings
 * </ul>
 */
final class LuceneArticleIndex implements AutoCloseable {
    private static final String SLUG = "slug";
    private static final String AUDIENCE = "audience";
    private static final String QUESTION = "question";
    private static final String TEXT = "text";
    private static final String WORD = "word";

    private static final float QUESTION_BOOST = 3;
    private static final int TOP = 60;
    private static final int SHORTEST_TO_GUESS = 4;
    private static final int SHORTEST_FOR_A_WRONG_LETTER = 6;
    private static final int SHORTEST_FOR_TWO_SLIPS = 8;

    private final Map<String, ArticleWords> articles;
    private final ByteBuffersDirectory directory;
    private final SearcherManager searchers;

    private LuceneArticleIndex(
            Map<String, ArticleWords> articles, ByteBuffersDirectory directory, SearcherManager searchers) {
        this.articles = articles;
        this.directory = directory;
        this.searchers = searchers;
    }

    static LuceneArticleIndex of(List<Article> articles, LuceneWords words) {
        Map<String, ArticleWords> taken = new LinkedHashMap<>();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        // Stems are made by LuceneWords alone; the writer only has to part them again.
        try (Analyzer parted = new WhitespaceAnalyzer();
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(parted))) {
            for (Article article : articles) {
                ArticleWords each = ArticleWords.of(article, words);
                taken.put(article.slug(), each);
                for (Set<String> wording : each.wordings()) {
                    writer.addDocument(document(article, QUESTION, wording));
                }
                writer.addDocument(withWords(document(article, TEXT, each.told()), article, words));
            }
            writer.commit();
            return new LuceneArticleIndex(taken, directory, new SearcherManager(directory, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<ArticleWords> articles() {
        return articles.values();
    }

    /** The articles for the audience that share a stem, the likeliest first. */
    List<ArticleWords> candidates(Collection<String> stems, String audience) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String stem : stems) {
            any.add(
                    new BoostQuery(new TermQuery(new Term(QUESTION, stem)), QUESTION_BOOST),
                    BooleanClause.Occur.SHOULD);
            any.add(new TermQuery(new Term(TEXT, stem)), BooleanClause.Occur.SHOULD);
        }
        query.add(any.build(), BooleanClause.Occur.MUST);
        query.add(new TermQuery(new Term(AUDIENCE, audience)), BooleanClause.Occur.FILTER);
        return search(searcher -> {
            Map<String, ArticleWords> found = new LinkedHashMap<>();
            for (ScoreDoc hit : searcher.search(query.build(), TOP).scoreDocs) {
                String slug =
                        searcher.storedFields().document(hit.doc, Set.of(SLUG)).get(SLUG);
                ArticleWords article = articles.get(slug);
                if (article != null) {
                    found.putIfAbsent(slug, article);
                }
            }
            return List.copyOf(found.values());
        });
    }

    /** The word of the articles that was probably meant by one they do not have: one slip away, two in long words. */
    Optional<String> nearest(String surface) {
        if (surface.length() < SHORTEST_TO_GUESS) {
            return Optional.empty();
        }
        int slips = surface.length() < SHORTEST_FOR_TWO_SLIPS ? 1 : 2;
        return search(searcher -> {
            Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), WORD);
            if (terms == null) {
                return Optional.empty();
            }
            // The first letter is hardly ever the wrong one.
            TermsEnum near = new FuzzyTermsEnum(terms, new Term(WORD, surface), slips, 1, true);
            BoostAttribute closeness = near.attributes().addAttribute(BoostAttribute.class);
            String best = null;
            float bestCloseness = 0;
            int bestFrequency = 0;
            for (BytesRef term = near.next(); term != null; term = near.next()) {
                if (surface.length() < SHORTEST_FOR_A_WRONG_LETTER && !isSlip(surface, term.utf8ToString())) {
                    continue;
                }
                if (closeness.getBoost() > bestCloseness
                        || (closeness.getBoost() == bestCloseness && near.docFreq() > bestFrequency)) {
                    best = term.utf8ToString();
                    bestCloseness = closeness.getBoost();
                    bestFrequency = near.docFreq();
                }
            }
            return Optional.ofNullable(best);
        });
    }

    @Override
    public void close() {
        try {
            searchers.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a short word lost a letter ("oder") or has two in the wrong order. A wrong letter does not count: every short word has
     * such neighbours, and "wine" is not "wide".
     */
    private static boolean isSlip(String surface, String word) {
        return word.length() > surface.length()
                || (word.length() == surface.length()
                        && Arrays.equals(
                                word.chars().sorted().toArray(),
                                surface.chars().sorted().toArray()));
    }

    private <T> T search(Search<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.run(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (AlreadyClosedException e) {
            throw new IndexClosedException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(Article article, String field, Set<String> stems) {
        Document document = new Document();
        document.add(new StringField(SLUG, article.slug(), Field.Store.YES));
        article.audience().forEach(audience -> document.add(new StringField(AUDIENCE, audience, Field.Store.NO)));
        document.add(new TextField(field, String.join(" ", stems), Field.Store.NO));
        return document;
    }

    private static Document withWords(Document document, Article article, LuceneWords words) {
        List<String> texts = new ArrayList<>(article.questions());
        texts.add(article.title());
        texts.add(article.answer());
        texts.add(article.body());
        Set<String> surfaces = new HashSet<>();
        words.in(String.join("\n", texts)).forEach(word -> surfaces.add(word.surface()));
        surfaces.forEach(surface -> document.add(new StringField(WORD, surface, Field.Store.NO)));
        return document;
    }

    @FunctionalInterface
    private interface Search<T> {
        T run(IndexSearcher searcher) throws IOException;
    }
}
