package org.warmline.knowledge;

/**
 * How well an article fits a question.
 *
 * @param value 0..1; covered, less where the customer said only a part of the listed question
 * @param covered 0..1; the share of what the customer said that the article has
 */
record Fit(double value, double covered) {
    static final Fit NONE = new Fit(0, 0);
}
