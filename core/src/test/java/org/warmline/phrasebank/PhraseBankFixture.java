package org.warmline.phrasebank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.embedding.Vector;
import org.warmline.embedding.Vectors;
import org.warmline.emotion.Concern;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Evidence;
import org.warmline.emotion.Label;
import org.warmline.emotion.Turn;
import org.warmline.storage.Id;

/** Readings, requests and banks for tests. */
final class PhraseBankFixture {
    static final Map<String, String> VALUES =
            Map.of("customer", "Ada", "agent", "Sam", "business", "Harbour Candles", "order", "#10234");

    private PhraseBankFixture() {}

    /** A clear reading of one feeling. */
    static Emotion reading(Label felt) {
        return reading(felt, 0.5);
    }

    static Emotion reading(Label felt, double intensity, ConcernKind... concerns) {
        Map<Label, Double> scores = new EnumMap<>(Label.class);
        for (Label label : Label.values()) {
            scores.put(label, label == felt ? 0.8 : 0.02);
        }
        return reading(scores, intensity, concerns);
    }

    static Emotion reading(Map<Label, Double> scores, double intensity, ConcernKind... concerns) {
        Map<String, Double> wire = new LinkedHashMap<>();
        scores.forEach((label, score) -> wire.put(label.wire(), score));
        String primary = scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey()
                .wire();
        List<Concern> found = Arrays.stream(concerns)
                .map(kind -> new Concern(kind.wire(), 0.9, List.of(new Evidence(0, 6, "spoken", kind.wire(), 0.9))))
                .toList();
        return new Emotion(primary, wire, 0, intensity, 0.2, 0.8, "en", List.of(), found, null, "test");
    }

    static SuggestionRequest request(String text, Emotion emotion, Turn... history) {
        return new SuggestionRequest(
                text, List.of(history), emotion, "en", "customer", VALUES, null, null, null, null, 3);
    }

    static SuggestionRequest forAudience(SuggestionRequest request, String audience) {
        return new SuggestionRequest(
                request.text(),
                request.history(),
                request.emotion(),
                request.locale(),
                audience,
                request.values(),
                request.draft(),
                request.conversation(),
                request.seq(),
                request.staff(),
                request.limit());
    }

    static SuggestionRequest inLanguage(SuggestionRequest request, String locale) {
        return new SuggestionRequest(
                request.text(),
                request.history(),
                request.emotion(),
                locale,
                request.audience(),
                request.values(),
                request.draft(),
                request.conversation(),
                request.seq(),
                request.staff(),
                request.limit());
    }

    static SuggestionRequest withDraft(SuggestionRequest request, String draft) {
        return new SuggestionRequest(
                request.text(),
                request.history(),
                request.emotion(),
                request.locale(),
                request.audience(),
                request.values(),
                draft,
                request.conversation(),
                request.seq(),
                request.staff(),
                request.limit());
    }

    static SuggestionRequest withValues(SuggestionRequest request, Map<String, String> values) {
        return new SuggestionRequest(
                request.text(),
                request.history(),
                request.emotion(),
                request.locale(),
                request.audience(),
                values,
                request.draft(),
                request.conversation(),
                request.seq(),
                request.staff(),
                request.limit());
    }

    static SuggestionRequest inConversation(SuggestionRequest request, @Nullable Id conversation) {
        return new SuggestionRequest(
                request.text(),
                request.history(),
                request.emotion(),
                request.locale(),
                request.audience(),
                request.values(),
                request.draft(),
                conversation,
                request.seq(),
                request.staff(),
                request.limit());
    }

    static Turn customer(String text) {
        return new Turn(true, text);
    }

    static Turn agent(String text) {
        return new Turn(false, text);
    }

    /** A bank in memory, with everything the real one does but the database. */
    static BankContents contents(String root) {
        ShippedPhrases.Content content = new ShippedPhrases(PhraseBankFixture.class.getClassLoader(), root).read();
        return new BankContents(
                content.situations(),
                content.phrases().stream()
                        .map(phrase -> Phrase.of(id(phrase.locale(), phrase.key()), phrase))
                        .toList());
    }

    /** A phrase that says nothing, for banks in which only the wordings matter. */
    static Phrase phrase(String locale, String situation, String key, List<String> answers) {
        return Phrase.of(
                id(locale, key),
                new Phrase.Content(
                        locale,
                        situation,
                        key,
                        Moment.ACKNOWLEDGE,
                        List.of(Label.NEUTRAL),
                        new Tone("neutral", "plain"),
                        "I see.",
                        answers,
                        null,
                        Set.of()));
    }

    static PhraseId id(String key) {
        return id("en", key);
    }

    private static PhraseId id(String locale, String key) {
        return new PhraseId(
                UUID.nameUUIDFromBytes((locale + " " + key).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    static LucenePhraseIndex index(BankContents contents) {
        LucenePhraseIndex index = new LucenePhraseIndex();
        index.build(contents, Map.of());
        return index;
    }

    /** The same with the vectors of the English wordings, as the running bank has them: those that ship, and the model's for all others. */
    static LucenePhraseIndex index(BankContents contents, Vectors vectors) {
        LucenePhraseIndex index = new LucenePhraseIndex();
        Map<String, Vector> known = new HashMap<>(shipped().vectors());
        WordingVectors.wordings(contents).forEach(wording -> known.computeIfAbsent(wording, vectors::of));
        index.build(contents, known);
        return index;
    }

    private static VectorFile shipped() {
        try {
            return VectorFile.shipped();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the bank would offer, best first. */
    static List<Ranking.Ranked> suggest(LucenePhraseIndex index, SuggestionRequest request) {
        return suggest(index, request, OfferedSuggestions.Earlier.NOTHING, Map.of());
    }

    static List<Ranking.Ranked> suggest(
            LucenePhraseIndex index,
            SuggestionRequest request,
            OfferedSuggestions.Earlier earlier,
            Map<PhraseId, TrackRecord> records) {
        Exchange exchange = Exchange.of(request, earlier);
        return suggest(index, request, exchange, Optional.empty(), records);
    }

    /** What it would offer with the vector of the message. */
    static List<Ranking.Ranked> suggest(LucenePhraseIndex index, SuggestionRequest request, Vectors vectors) {
        Exchange exchange = Exchange.of(request, OfferedSuggestions.Earlier.NOTHING);
        return suggest(index, request, exchange, Optional.of(vectors.of(request.text())), Map.of());
    }

    private static List<Ranking.Ranked> suggest(
            LucenePhraseIndex index,
            SuggestionRequest request,
            Exchange exchange,
            Optional<Vector> meaning,
            Map<PhraseId, TrackRecord> records) {
        LucenePhraseIndex.Found found = index.search(request.locale(), request.audience(), exchange.words(), meaning);
        return Variety.pick(Ranking.rank(exchange, found, records), request.limit());
    }
}
