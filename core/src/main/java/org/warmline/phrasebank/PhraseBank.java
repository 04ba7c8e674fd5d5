package org.warmline.phrasebank;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.embedding.Vector;
import org.warmline.storage.Ids;
import org.warmline.workspace.StaffId;

/**
 * What can be said, and why. All methods are thread-safe and may block on the database; when it does not answer they throw
 * {@link org.warmline.storage.StorageException}.
 *
 * <p>{@link #load} belongs into the start of a service; whoever forgets it pays with a slow first {@link #suggest}.
 */
@Singleton
public class PhraseBank {
    /**
     * How old the knowledge of outcomes, and of changes that other nodes made to the bank, may become. Refreshed beside the
     * first suggestion after it, never before its eyes.
     */
    static final Duration FRESH = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PhraseBank.class);

    private final ShippedPhrases shipped;
    private final PhraseStore store;
    private final OfferedSuggestions offered;
    private final LucenePhraseIndex index;
    private final WordingVectors vectors;
    private final Ids ids;
    private final Clock clock;
    private final ExecutorService background;

    /** Whom an imported phrase is for unless its owner says otherwise. */
    private static final String GUESSED_AUDIENCE = "customer";

    private final Object building = new Object();
    private final AtomicLong refreshedMillis = new AtomicLong();
    private volatile Map<PhraseId, TrackRecord> records = Map.of();
    private volatile boolean loaded;
    /** Of the contents that were last compared with the index. */
    private volatile long revision = -1;

    PhraseBank(
            ShippedPhrases shipped,
            PhraseStore store,
            OfferedSuggestions offered,
            LucenePhraseIndex index,
            WordingVectors vectors,
            Ids ids,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService background) {
        this.shipped = shipped;
        this.store = store;
        this.offered = offered;
        this.index = index;
        this.vectors = vectors;
        this.ids = ids;
        this.clock = clock;
        this.background = background;
    }

    /**
     * Brings the shipped phrases into the database and the index up to date. Repeating it changes nothing; what an owner has
     * edited stays; several nodes may do it at once.
     *
     * @throws IllegalStateException when a shipped file is wrong, naming it; nothing was changed then
     */
    public void load() {
        synchronized (building) {
            PhraseStore.Changes changes = store.bring(shipped.read());
            if (!changes.equals(PhraseStore.Changes.NONE)) {
                LOG.info(
                        "Phrase bank: {} situations and {} phrases written, {} retired",
                        changes.situations(),
                        changes.phrases(),
                        changes.retired());
            }
            refresh();
            loaded = true;
        }
        background.execute(this::learnMeanings);
    }

    /** Builds the index anew from the database. Suggestions go on from the old one meanwhile. */
    public void rebuild() {
        rebuild(BuildProgress.NOBODY);
    }

    /** The same, with what can be learnt of meanings first; the other nodes follow within {@link #FRESH}. */
    void rebuild(BuildProgress progress) {
        ready();
        progress.at(BuildProgress.Phase.READING, 0, 0);
        vectors.learn(store.contents(), progress);
        synchronized (building) {
            long now = store.touch();
            index.build(store.contents(), vectors.known(), progress);
            revision = now;
        }
    }

    /** What a sentence may be for. */
    Guess guess(String locale, String text) {
        ready();
        LuceneWords words = LuceneWords.of(locale);
        CustomerWords terms = CustomerWords.of(words, text, List.of());
        return Guess.of(words, text, find(locale, GUESSED_AUDIENCE, terms, Optional.empty()));
    }

    /**
     * What could be said, best first, each stored so that its outcome can be told. Empty when nothing fits: no suggestion is
     * better than one about something else.
     */
    public List<Suggestion> suggest(SuggestionRequest request) {
        ready();
        refreshWhenOld();
        Exchange exchange = Exchange.of(request, offered.earlier(request.conversation()));
        List<Suggestion> suggestions =
                Variety.pick(Ranking.rank(exchange, search(request, exchange), records), request.limit()).stream()
                        .map(this::suggestion)
                        .toList();
        offered.store(request, suggestions);
        return suggestions;
    }

    /**
     * Tells what somebody did with a suggestion; a later outcome replaces the earlier.
     *
     * @param sentText what was sent in the end, when it was
     * @return false when there is no such suggestion
     */
    public boolean outcome(SuggestionId suggestion, StaffId by, Outcome outcome, @Nullable String sentText) {
        return offered.decide(suggestion, by, outcome, sentText);
    }

    /**
     * To be called after a change to the bank, by the node that made it: the new words are then offered here within a moment, on other
     * nodes within {@link #FRESH}.
     */
    void changed() {
        if (loaded) {
            background.execute(this::refreshOrGoOn);
        }
    }

    /** Reads what other nodes and other people changed: outcomes always, the index only when the bank is another. */
    void refresh() {
        synchronized (building) {
            refreshedMillis.set(clock.millis());
            records = offered.records();
            long now = store.revision();
            if (now == revision && !index.missing()) {
                return;
            }
            BankContents contents = store.contents();
            vectors.recall(contents);
            index.build(contents, vectors.known());
            revision = now;
            // Wordings that somebody has just written; nothing to do before the first of them are learnt.
            if (index.knowsMeanings()) {
                background.execute(this::learnMeanings);
            }
        }
    }

    /** Lets the bank be found by meaning too; until then, and without a model, it is found by words. */
    private void learnMeanings() {
        try {
            if (vectors.learn(store.contents(), BuildProgress.NOBODY)) {
                synchronized (building) {
                    // Read again: learning takes a while, and the bank may have changed meanwhile.
                    long now = store.revision();
                    index.build(store.contents(), vectors.known());
                    revision = now;
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Phrase bank: going on with words alone, the vectors of its wordings cannot be had", e);
        }
    }

    void ready() {
        if (!loaded) {
            synchronized (building) {
                if (!loaded) {
                    load();
                }
            }
        }
    }

    private LucenePhraseIndex.Found search(SuggestionRequest request, Exchange exchange) {
        Optional<Vector> meaning = vectors.ofMessage(request.text(), request.locale());
        return find(request.locale(), request.audience(), exchange.words(), meaning);
    }

    private LucenePhraseIndex.Found find(
            String locale, String audience, CustomerWords words, Optional<Vector> meaning) {
        try {
            return index.search(locale, audience, words, meaning);
        } catch (IllegalStateException e) {
            LOG.warn("Phrase bank: {}; building it anew", e.getMessage());
            rebuildIfMissing();
            return index.search(locale, audience, words, meaning);
        }
    }

    private void rebuildIfMissing() {
        synchronized (building) {
            if (index.missing()) {
                index.build(store.contents(), vectors.known());
            }
        }
    }

    private void refreshWhenOld() {
        long now = clock.millis();
        long last = refreshedMillis.get();
        // Whoever moves the time on does the work; the others go on with what they have.
        if (now - last > FRESH.toMillis() && refreshedMillis.compareAndSet(last, now)) {
            background.execute(this::refreshOrGoOn);
        }
    }

    private void refreshOrGoOn() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warn("Phrase bank: cannot refresh, going on with what is known", e);
        }
    }

    private Suggestion suggestion(Ranking.Ranked ranked) {
        Phrase phrase = ranked.phrase();
        Phrase.Content content = phrase.content();
        return new Suggestion(
                new SuggestionId(ids.next()),
                phrase.id(),
                ranked.text(),
                content.text(),
                content.locale(),
                content.situation(),
                ranked.feeling().wire(),
                content.moment().wire(),
                content.tone(),
                ranked.score(),
                ranked.reasons());
    }
}
