package org.warmline.phrasebank;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.Label;

/**
 * What a sentence may be for, by the words it shares with the bank; to be looked at by a person.
 *
 * @param situation null when nothing is near
 * @param moment null when its words show none
 * @param answers the customer's wording that is nearest, so that the reviewer has one to begin with
 */
record Guess(@Nullable String situation, @Nullable String moment, List<String> feelings, List<String> answers) {
    /** What a found situation's phrases of the same moment answer, else calm. */
    static Guess of(LuceneWords words, String text, LucenePhraseIndex.Found found) {
        Optional<Moment> moment = Arrays.stream(Moment.values())
                .filter(one -> words.file().doneIn(text, one))
                .findFirst();
        if (found.matches().isEmpty()) {
            return new Guess(null, moment.map(Moment::wire).orElse(null), List.of(Label.NEUTRAL.wire()), List.of());
        }
        LucenePhraseIndex.Wording nearest = found.matches().getFirst().wording();
        List<Phrase> phrases = found.shelves().phrases(nearest.situation());
        List<Label> feelings = phrases.stream()
                .filter(phrase -> moment.isEmpty() || phrase.content().moment() == moment.get())
                .findFirst()
                .map(phrase -> phrase.content().feelings())
                .orElse(List.of(Label.NEUTRAL));
        return new Guess(
                nearest.situation().key(),
                moment.map(Moment::wire).orElse(null),
                feelings.stream().map(Label::wire).toList(),
                List.of(nearest.text()));
    }

    Guess withoutSituation() {
        return new Guess(null, moment, feelings, answers);
    }

    CuratedPhrases.New into(CuratedPhrases.New phrase) {
        return new CuratedPhrases.New(
                phrase.id(),
                phrase.locale(),
                phrase.key(),
                situation,
                moment,
                feelings,
                phrase.tone(),
                phrase.text(),
                answers,
                phrase.avoid(),
                phrase.neverFor(),
                phrase.source(),
                true,
                phrase.retired());
    }
}
