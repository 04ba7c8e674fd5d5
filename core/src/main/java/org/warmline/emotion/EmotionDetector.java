package org.warmline.emotion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a customer's message shows. Pure and thread-safe; never fails on any text, of any length or language. */
public interface EmotionDetector {
    /**
     * Reads one message.
     *
     * @param text the customer's words, as written
     * @param locale BCP 47 tag the customer's browser gave, a hint only; may be null
     * @param history earlier messages of the conversation, oldest first; may be empty
     */
    Emotion read(String text, @Nullable String locale, List<Turn> history);

    /** The same by the words alone, without the model, which takes ten times as long; marked as degraded where the model would have had a say. */
    Emotion readWords(String text, @Nullable String locale, List<Turn> history);

    /**
     * Only the language of a text, without reading it: takes none of the model's time.
     *
     * @param locale BCP 47 tag to start from, a hint only; may be null
     * @return BCP 47 tag, "und" when nothing says which
     */
    String language(String text, @Nullable String locale);
}
