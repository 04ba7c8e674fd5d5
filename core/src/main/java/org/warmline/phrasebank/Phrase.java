package org.warmline.phrasebank;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.ConcernKind;
import org.warmline.emotion.Label;

/**
 * A phrase of the bank.
 *
 * @param matter the terms that carry its sense, without placeholders: what it has in common with other texts is counted in these
 */
record Phrase(PhraseId id, Content content, Set<String> matter) {
    static Phrase of(PhraseId id, Content content) {
        LuceneWords words = LuceneWords.of(content.locale());
        return new Phrase(id, content, words.matter(Placeholders.without(content.text())));
    }

    /**
     * What is written in it; equal contents need no update.
     *
     * @param key its stable name, unique within a locale
     * @param feelings what it answers, the most fitting first
     * @param text with placeholders such as <code>{order}</code>
     * @param answers customers' wordings it answers
     * @param avoid when not to use it, for people
     * @param neverFor topics at which it must not be offered
     */
    record Content(
            String locale,
            String situation,
            String key,
            Moment moment,
            List<Label> feelings,
            Tone tone,
            String text,
            List<String> answers,
            @Nullable String avoid,
            Set<ConcernKind> neverFor) {
        Content {
            feelings = List.copyOf(feelings);
            answers = List.copyOf(answers);
            neverFor = Set.copyOf(neverFor);
        }
    }
}
