package org.warmline.phrasebank;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.warmline.embedding.Embedder;
import org.warmline.embedding.Vector;
import org.warmline.embedding.Vectors;
import org.warmline.emotion.EmotionDetector;
import org.warmline.emotion.Label;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;

/**
 * Prints how long a suggestion takes from a bank of 10,000 phrases in each of five languages, beside the shipped one in the same run, and how
 * long a rebuild takes; asserts nothing. Run it by hand; {@code docs/performance.md} has the command. A phrase is varied by giving it and
 * its customers' words two words of another, and comes into a copy of its situation, so that situations keep the size they have.
 */
final class LargeBankFigures {
    private static final List<String> LOCALES = List.of("en", "es", "de", "fr", "pt");
    private static final int PHRASES = 10_000;
    private static final int WARM_UP = 400;
    private static final int ASKED = 1_500;

    private final ApplicationContext context;
    private final Random random = new Random(20261122);
    private final Sql sql;
    private final CuratedPhrases phrases;

    private LargeBankFigures(ApplicationContext context) {
        this.context = context;
        this.sql = context.getBean(Sql.class);
        this.phrases = context.getBean(CuratedPhrases.class);
    }

    public static void main(String[] arguments) {
        Map<String, Object> properties = new HashMap<>(TestDatabase.fresh());
        try (ApplicationContext context = ApplicationContext.run(properties);
                Vectors vectors = Vectors.open()) {
            new LargeBankFigures(context).print(vectors);
        }
    }

    private void print(Vectors vectors) {
        PhraseBank bank = context.getBean(PhraseBank.class);
        bank.load();
        BankContents shipped = context.getBean(PhraseStore.class).contents();
        Map<String, Vector> known = new HashMap<>();
        WordingVectors.wordings(shipped).forEach(wording -> known.put(wording, vectors.of(wording)));
        List<SuggestionRequest> requests = requests(shipped);

        Timing words = timed(bank, requests);
        fill(shipped);
        long start = System.nanoTime();
        bank.rebuild();
        System.out.printf(Locale.ROOT, "rebuild of the large bank, words alone: %.1f s%n", seconds(start));
        Timing wordsLarge = timed(bank, requests);
        System.out.println("a suggestion with its row stored, words alone, p50/p95/p99 in ms");
        words.print("shipped, " + shipped.phrases().size() + " phrases");
        wordsLarge.print("large");
        System.out.printf(Locale.ROOT, "p95: %.2f x%n%n", wordsLarge.at(0.95) / words.at(0.95));

        BankContents large = context.getBean(PhraseStore.class).contents();
        Map<String, Vector> made = shuffled(large, known);
        try (LucenePhraseIndex small = built(shipped, known);
                LucenePhraseIndex big = built(large, made)) {
            inMemory(small, big, requests, vectors);
            Map<String, Object> withModel = new HashMap<>(TestDatabase.fresh());
            withModel.put("warmline.model", "on");
            try (ApplicationContext reading = ApplicationContext.run(withModel)) {
                fromTheMessage(reading, small, big, requests);
            }
        }
    }

    private static LucenePhraseIndex built(BankContents contents, Map<String, Vector> known) {
        LucenePhraseIndex index = new LucenePhraseIndex();
        long start = System.nanoTime();
        index.build(contents, known);
        System.out.printf(
                Locale.ROOT,
                "index of %d phrases and %d vectors: %.1f s%n",
                contents.phrases().size(),
                known.size(),
                seconds(start));
        return index;
    }

    /** Without the model and the database. */
    private static void inMemory(
            LucenePhraseIndex small, LucenePhraseIndex big, List<SuggestionRequest> requests, Vectors vectors) {
        Map<String, Optional<Vector>> meanings = new HashMap<>();
        requests.forEach(request -> meanings.put(request.text(), Optional.of(vectors.of(request.text()))));
        inTurn(
                "finding and ranking in memory, English, words and meaning, in turn",
                requests,
                request -> found(small, request, meanings.getOrDefault(request.text(), Optional.empty())),
                request -> found(big, request, meanings.getOrDefault(request.text(), Optional.empty())));
    }

    /** With the model: what an agent waits for after a message, apart from the database. */
    private static void fromTheMessage(
            ApplicationContext reading,
            LucenePhraseIndex small,
            LucenePhraseIndex big,
            List<SuggestionRequest> requests) {
        Embedder model = reading.getBean(Embedder.class);
        EmotionDetector detector = reading.getBean(EmotionDetector.class);
        while (model.embed("ready?", Embedder.MESSAGE_PATIENCE).ifPresent().isEmpty()) {
            Thread.onSpinWait();
        }
        inTurn(
                "from the message to what is offered, English, in turn",
                requests,
                request -> read(small, request, "once " + request.text(), model, detector),
                request -> read(big, request, "then " + request.text(), model, detector));
    }

    /** Each request on both, so that what else the machine does falls on both. */
    private static void inTurn(
            String what,
            List<SuggestionRequest> requests,
            ToIntFunction<SuggestionRequest> small,
            ToIntFunction<SuggestionRequest> big) {
        List<SuggestionRequest> english = requests.stream()
                .filter(request -> request.locale().equals("en"))
                .toList();
        Timing ofSmall = new Timing();
        Timing ofBig = new Timing();
        for (int turn = -WARM_UP; turn < ASKED; turn++) {
            SuggestionRequest request = english.get(Math.floorMod(turn, english.size()));
            ofSmall.time(turn >= 0, () -> small.applyAsInt(request));
            ofBig.time(turn >= 0, () -> big.applyAsInt(request));
        }
        System.out.println(what + ", p50/p95/p99 in ms");
        ofSmall.print("shipped");
        ofBig.print("large");
        System.out.printf(Locale.ROOT, "p95: %.2f x%n", ofBig.at(0.95) / ofSmall.at(0.95));
    }

    /** @param text not the same for both: vectors of late messages are remembered */
    private static int read(
            LucenePhraseIndex index, SuggestionRequest request, String text, Embedder model, EmotionDetector detector) {
        detector.read(text, "en", List.of());
        return found(
                index, request, model.embed(text, Embedder.MESSAGE_PATIENCE).ifPresent());
    }

    private static int found(LucenePhraseIndex index, SuggestionRequest request, Optional<Vector> meaning) {
        Exchange exchange = Exchange.of(request, OfferedSuggestions.Earlier.NOTHING);
        LucenePhraseIndex.Found found = index.search(request.locale(), request.audience(), exchange.words(), meaning);
        return Variety.pick(Ranking.rank(exchange, found, Map.of()), request.limit())
                .size();
    }

    private static Timing timed(PhraseBank bank, List<SuggestionRequest> requests) {
        Timing timing = new Timing();
        for (int turn = -WARM_UP; turn < ASKED; turn++) {
            SuggestionRequest request = requests.get(Math.floorMod(turn, requests.size()));
            timing.time(turn >= 0, () -> bank.suggest(request).size());
        }
        return timing;
    }

    /** Customers' words of the shipped bank, each language in turn. */
    private static List<SuggestionRequest> requests(BankContents shipped) {
        List<SuggestionRequest> requests = new ArrayList<>();
        for (Phrase phrase : shipped.phrases()) {
            String text = phrase.content().answers().getFirst();
            requests.add(PhraseBankFixture.inLanguage(
                    PhraseBankFixture.request(text, PhraseBankFixture.reading(Label.FRUSTRATION)),
                    phrase.content().locale()));
        }
        Collections.shuffle(requests, new Random(7));
        return requests;
    }

    private void fill(BankContents shipped) {
        BankContents.Shelves shelves = shipped.shelves();
        for (String locale : LOCALES) {
            List<Situation> situations = shipped.situations().stream()
                    .filter(situation -> situation.locale().equals(locale))
                    .toList();
            List<String> words = situations.stream()
                    .flatMap(situation -> situation.about().stream())
                    .flatMap(wording -> Arrays.stream(wording.split(" ")))
                    .toList();
            long there = shipped.phrases().stream()
                    .filter(phrase -> phrase.content().locale().equals(locale))
                    .count();
            for (int copy = 2; there < PHRASES; copy++) {
                List<CuratedPhrases.New> added = new ArrayList<>();
                for (Situation situation : situations) {
                    Situation twin = new Situation(
                            locale,
                            situation.key() + "-" + copy,
                            situation.title(),
                            situation.audience(),
                            situation.about().stream()
                                    .map(wording -> varied(wording, words))
                                    .toList());
                    phrases.addSituation(twin);
                    for (Phrase phrase : shelves.phrases(situation)) {
                        added.add(CuratedPhrases.New.of(
                                new PhraseId(UUID.randomUUID()),
                                twin(phrase.content(), twin, copy, words),
                                "own",
                                false));
                    }
                }
                phrases.add(added);
                there += added.size();
            }
            System.out.printf("%s: %d phrases%n", locale, there);
        }
        sql.update("analyze");
    }

    private Phrase.Content twin(Phrase.Content content, Situation situation, int copy, List<String> words) {
        return new Phrase.Content(
                content.locale(),
                situation.key(),
                content.key() + "-" + copy,
                content.moment(),
                content.feelings(),
                content.tone(),
                varied(content.text(), words),
                content.answers().stream()
                        .map(wording -> varied(wording, words))
                        .toList(),
                content.avoid(),
                Set.copyOf(content.neverFor()));
    }

    private String varied(String wording, List<String> words) {
        List<String> parts = new ArrayList<>(Arrays.asList(wording.split(" ")));
        for (int times = 0; times < 2; times++) {
            parts.set(random.nextInt(parts.size()), words.get(random.nextInt(words.size())));
        }
        return String.join(" ", parts);
    }

    /** A vector near one of those known, for each wording that has none. */
    private Map<String, Vector> shuffled(BankContents contents, Map<String, Vector> known) {
        List<Vector> all = List.copyOf(known.values());
        Map<String, Vector> made = new HashMap<>(known);
        for (String wording : WordingVectors.wordings(contents)) {
            made.computeIfAbsent(wording, missing -> {
                float[] near = all.get(random.nextInt(all.size())).values().clone();
                double length = 0;
                for (int at = 0; at < near.length; at++) {
                    near[at] += (float) (random.nextGaussian() * 0.03);
                    length += near[at] * near[at];
                }
                for (int at = 0; at < near.length; at++) {
                    near[at] /= (float) Math.sqrt(length);
                }
                return Vector.of(near);
            });
        }
        return made;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** How long each of many took, in milliseconds. */
    private static final class Timing {
        private final List<Double> millis = new ArrayList<>();
        private int found;

        void time(boolean counts, IntSupplier work) {
            long start = System.nanoTime();
            found += work.getAsInt();
            if (counts) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }

        double at(double share) {
            if (found == 0) {
                throw new IllegalStateException("nothing was found, so nothing was measured");
            }
            Collections.sort(millis);
            return millis.get((int) (share * (millis.size() - 1)));
        }

        void print(String name) {
            System.out.printf(Locale.ROOT, "%-30s %7.2f %7.2f %7.2f%n", name, at(0.5), at(0.95), at(0.99));
        }
    }
}
