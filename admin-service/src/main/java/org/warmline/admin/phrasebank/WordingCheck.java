package org.warmline.admin.phrasebank;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.warmline.draft.DraftCheck;
import org.warmline.draft.Hint;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Label;

/** Quiet hints on the words of a phrase: what promises, blames or has been read many times before. Never a reason to refuse it. */
@Singleton
class WordingCheck {
    private final DraftCheck check;

    WordingCheck(DraftCheck check) {
        this.check = check;
    }

    List<Hint> hints(String text, String locale) {
        // Beside no customer's words: what may be missing in an answer to them says nothing of a phrase.
        return check.check("", calm(locale), text, locale).stream()
                .filter(hint -> hint.state().equals("mind"))
                .toList();
    }

    private static Emotion calm(String locale) {
        return new Emotion(
                Label.NEUTRAL.wire(),
                Map.of(Label.NEUTRAL.wire(), 1.0),
                0,
                0,
                0,
                0,
                locale,
                List.of(),
                List.of(),
                null,
                "none");
    }

    /**
     * What there is to say on new words of a phrase.
     *
     * @param keep {@code record} or {@code nothing}: what becomes of its record unless the owner says otherwise
     */
    @Serdeable
    record Checked(List<Hint> hints, String keep) {}
}
