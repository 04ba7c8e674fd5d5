package org.warmline.satisfaction;

import org.jspecify.annotations.Nullable;

/** What became of an answer. */
public sealed interface AnswerResult {
    /**
     * It is stored.
     *
     * @param agentName who had the conversation when the question was asked; null when nobody had
     */
    record Answered(
            int score, @Nullable String comment, @Nullable String agentName) implements AnswerResult {}

    /** This conversation's customer was never asked, so nothing is stored. */
    record NotAsked() implements AnswerResult {}
}
