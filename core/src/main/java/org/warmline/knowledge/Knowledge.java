package org.warmline.knowledge;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.storage.StorageException;

/**
 * The business's articles: kept in PostgreSQL, found through an index in memory. Thread-safe.
 *
 * <p>The index is built at the first use and after every change made here. Changes made on another node are noticed within
 * {@link #CHECK_EVERY}. While PostgreSQL does not answer, the index at hand keeps answering.
 *
 * <p>Locales are BCP 47 tags, of which the language counts. Articles are never searched across languages.
 */
@Singleton
public final class Knowledge implements AutoCloseable {
    private static final Duration CHECK_EVERY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Knowledge.class);

    private final ArticleStore store;
    private final Clock clock;
    private final ReentrantLock building = new ReentrantLock();

    /** By language; they outlive every index, as a search may still be reading with them when its index is replaced. */
    private final Map<String, LuceneWords> words = new ConcurrentHashMap<>();

    private volatile @Nullable Shelf shelf;
    private volatile Instant checked = Instant.EPOCH;

    Knowledge(ArticleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Stores the drafts, all or none. A draft whose locale and slug are known replaces that article's content; a retired article
     * stays retired. Storing the same drafts again changes nothing.
     *
     * @return how many articles are new or changed
     */
    public int load(List<ArticleDraft> drafts) {
        int[] changed = {0};
        store.together(() -> drafts.forEach(draft -> changed[0] += store.put(draft) ? 1 : 0));
        if (changed[0] > 0) {
            rebuild();
        }
        return changed[0];
    }

    /** Takes an article out of use; answers whether it was in use. */
    public boolean retire(String slug, String locale) {
        return rebuiltIf(store.retire(slug, language(locale)));
    }

    /** Puts a retired article back into use; answers whether it was retired. */
    public boolean restore(String slug, String locale) {
        return rebuiltIf(store.restore(slug, language(locale)));
    }

    /**
     * The answer to a customer's message, when the articles surely have one; else empty.
     *
     * @param question the message as written, of any length
     * @param audience the inbox's; only articles meant for it answer
     */
    public Optional<Answer> find(String question, String locale, String audience) {
        while (true) {
            ArticleFinder finder = shelf().finders().get(language(locale));
            if (finder == null) {
                return Optional.empty();
            }
            try {
                return finder.find(question, audience);
            } catch (IndexClosedException replaced) {
                LOG.debug("the article index was replaced during a search; searching the new one");
            }
        }
    }

    /** All articles in use in a language, by title. */
    public List<Article> all(String locale) {
        return shelf().articles().getOrDefault(language(locale), List.of());
    }

    /** Reads the articles again and, when that succeeded, replaces the index. */
    public void rebuild() {
        building.lock();
        try {
            // The stamp first: a change between the two reads then makes the next check build once more.
            String stamp = store.stamp();
            Map<String, List<Article>> articles = new HashMap<>();
            store.current().stream()
                    .sorted(Comparator.comparing(Article::title))
                    .forEach(article -> articles.computeIfAbsent(article.locale(), each -> new ArrayList<>())
                            .add(article));
            Map<String, ArticleFinder> finders = new HashMap<>();
            articles.forEach((language, all) ->
                    finders.put(language, ArticleFinder.of(words.computeIfAbsent(language, LuceneWords::of), all)));
            Shelf old = shelf;
            shelf = new Shelf(stamp, Map.copyOf(articles), Map.copyOf(finders));
            if (old != null) {
                old.close();
            }
        } finally {
            building.unlock();
        }
    }

    @Override
    @PreDestroy
    public void close() {
        building.lock();
        try {
            Shelf old = shelf;
            shelf = null;
            if (old != null) {
                old.close();
            }
            words.values().forEach(LuceneWords::close);
            words.clear();
        } finally {
            building.unlock();
        }
    }

    private boolean rebuiltIf(boolean changed) {
        if (changed) {
            rebuild();
        }
        return changed;
    }

    private Shelf shelf() {
        if (shelf == null || checked.plus(CHECK_EVERY).isBefore(clock.instant())) {
            lookForChanges();
        }
        Shelf known = shelf;
        if (known == null) {
            throw new IllegalStateException("the knowledge was closed");
        }
        return known;
    }

    private void lookForChanges() {
        // Whoever has articles at hand need not wait for somebody else's look.
        if (shelf == null) {
            building.lock();
        } else if (!building.tryLock()) {
            return;
        }
        try {
            Shelf known = shelf;
            // Marked beforehand, so that a database that is slow to fail is asked once per period only.
            checked = clock.instant();
            if (known == null || !store.stamp().equals(known.stamp())) {
                rebuild();
            }
        } catch (StorageException e) {
            if (shelf == null) {
                throw e;
            }
            LOG.warn("cannot look for changed articles; going on with those at hand", e);
        } finally {
            building.unlock();
        }
    }

    private static String language(String locale) {
        return Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
    }

    /** What is known at one time; replaced as a whole. */
    private record Shelf(String stamp, Map<String, List<Article>> articles, Map<String, ArticleFinder> finders) {
        void close() {
            finders.values().forEach(ArticleFinder::close);
        }
    }
}
