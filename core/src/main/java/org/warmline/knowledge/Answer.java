package org.warmline.knowledge;

import java.util.List;

/**
 * What the business's own articles say to a question.
 *
 * @param text the article's short answer, unchanged; of two articles, with an empty line between them
 * @param sources the articles, the best first; never empty
 * @param confidence 0..1; how well the first article fits the question, never below the index's floor
 * @param slug of the first article
 * @param person whether a person should be offered with it: the article asks for that, or the question names an order
 */
public record Answer(String text, List<Source> sources, double confidence, String slug, boolean person) {
    public Answer {
        sources = List.copyOf(sources);
    }
}
