package org.warmline.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What visitors answer when asked how it was; it gets slightly better over time.
 *
 * <p>Who answers and who is content is drawn with a memory of the draws before, so that even a few weeks of so small a history have
 * about the share they should, on whatever day it is told.
 */
final class Opinions {
    private static final double ANSWER = 0.45;
    private static final double COMMENT = 0.45;
    /** From the first day to the last, in share of content visitors. */
    private static final double IMPROVEMENT = 0.16;

    private final RandomGenerator random;
    private final Set<String> said = new HashSet<>();
    private double owedAnswers;
    private double owedContent;

    Opinions(RandomGenerator random) {
        this.random = random;
    }

    /** An answer, or null when the visitor gives none. */
    @Nullable
    Opinion next(Dialogue dialogue, double progress, Instant asked) {
        owedAnswers += ANSWER;
        if (owedAnswers <= random.nextDouble()) {
            return null;
        }
        owedAnswers--;
        owedContent += dialogue.happy() + IMPROVEMENT * (progress - 0.5);
        boolean content = owedContent > random.nextDouble();
        owedContent -= content ? 1 : 0;
        int score = content ? among(5, 5, 4) : among(3, 3, 2, 1);
        Instant answered = asked.plus(Duration.ofSeconds(15L + random.nextInt(3_600)));
        return new Opinion(score, comment(content ? dialogue.praise() : dialogue.complaint()), answered);
    }

    /** Nobody says what somebody said before them. */
    private @Nullable String comment(List<String> comments) {
        if (comments.isEmpty() || random.nextDouble() >= COMMENT) {
            return null;
        }
        String comment = comments.get(random.nextInt(comments.size()));
        return said.add(comment) ? comment : null;
    }

    private int among(int... scores) {
        return scores[random.nextInt(scores.length)];
    }

    record Opinion(int score, @Nullable String comment, Instant answered) {}
}
