package org.warmline.phrasebank;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Turn;

/**
 * Everything about the customer's message and the talk around it that decides what fits.
 *
 * @param address how the customer is addressed in it
 * @param values what fills placeholders
 * @param said the terms of each message of ours, and of the draft
 * @param offered what this conversation's agents were offered before
 */
record Exchange(
        CustomerWords words,
        Emotion emotion,
        Stage stage,
        Address address,
        Map<String, String> values,
        @Nullable String draft,
        List<Set<String>> said,
        OfferedSuggestions.Earlier offered) {
    /** So much of a phrase's matter in one message of ours means that it was said. */
    private static final double SAID = 0.9;

    static Exchange of(SuggestionRequest request, OfferedSuggestions.Earlier offered) {
        LuceneWords language = LuceneWords.of(request.locale());
        Stream<String> ours =
                request.history().stream().filter(turn -> !turn.fromCustomer()).map(Turn::text);
        return new Exchange(
                CustomerWords.of(language, request.text(), request.history()),
                request.emotion(),
                Stage.of(request.emotion(), request.history()),
                Address.of(language.file(), request.text(), request.history()),
                Placeholders.values(request),
                request.draft(),
                Stream.concat(ours, Stream.ofNullable(request.draft()))
                        .map(language::matter)
                        .collect(Collectors.toUnmodifiableList()),
                offered);
    }

    /** How much the conversation needs the phrase's moment, 0..1. */
    double need(Phrase phrase) {
        Moment moment = phrase.content().moment();
        return stage.need(moment, draft != null && words.language().file().doneIn(draft, moment));
    }

    boolean saidAlready(Phrase phrase) {
        return mostSaid(phrase) >= SAID;
    }

    /** The largest share of the phrase's matter that one message of ours, or the draft, has. */
    double mostSaid(Phrase phrase) {
        Set<String> matter = phrase.matter();
        return said.stream()
                .mapToDouble(message -> matter.isEmpty()
                        ? 0
                        : (double) matter.stream().filter(message::contains).count() / matter.size())
                .max()
                .orElse(0);
    }
}
