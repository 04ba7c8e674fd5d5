package org.warmline.phrasebank;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warmline.emotion.Emotion;
import org.warmline.emotion.Turn;
import org.warmline.storage.Id;
import org.warmline.workspace.StaffId;

/**
 * What an answer is wanted to.
 *
 * @param text the customer's last message
 * @param history what was said before it, oldest first
 * @param emotion the reading of {@code text}
 * @param locale BCP 47 tag to answer in; a bank of the bare language serves its regions
 * @param audience {@code customer}, {@code supplier}, {@code neighbour} or {@code staff}
 * @param values what placeholders stand for, by their bare names ({@code customer}, {@code agent}, {@code business},
 *     {@code order}); a phrase that needs an absent or blank one is not offered. {@code order} is looked for in the words
 * @param draft what the agent has written so far
 * @param conversation whose earlier suggestions count, and with which the new ones are stored
 * @param seq the message answered to
 * @param staff who asked; null when offered unasked
 * @param limit at most so many suggestions, 1 to {@link #MOST}
 */
public record SuggestionRequest(
        String text,
        List<Turn> history,
        Emotion emotion,
        String locale,
        String audience,
        Map<String, String> values,
        @Nullable String draft,
        @Nullable Id conversation,
        @Nullable Long seq,
        @Nullable StaffId staff,
        int limit) {
    /** More than three choices take longer to read than to write an answer. */
    public static final int MOST = 3;

    public SuggestionRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
        }
        history = List.copyOf(history);
        values = Map.copyOf(values);
    }
}
