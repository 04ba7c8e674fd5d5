package org.warmline.emotion;

import java.util.List;

/**
 * A logistic regression, L2-regularised, the bias among what is regularised. Newton's method, each step by conjugate gradients and
 * halved until it helps; no randomness, so the same rows give the same weights.
 */
final class LogisticFit {
    private static final int MOST_STEPS = 30;
    private static final int MOST_TURNS = 25;
    /** Of the gradient that there was with nothing but a bias, so much may be left. */
    private static final double PRECISION = 0.02;
    /** Of the gradient, so much may be left of a step's own equation. */
    private static final double PRECISION_OF_STEP = 0.2;

    private static final int MOST_HALVINGS = 20;

    private final Rows rows;
    private final List<Case> cases;
    private final double cost;
    private final int bias;
    private final float[] weights;
    private final float[] odds;

    /** The rows that are fitted on, each with a 1 for the bias at its end. */
    interface Rows {
        int features();

        /** Each row times the weights, the bias among them. */
        void times(float[] weights, float[] byRow);

        /** Adds each row times its number to the weights. */
        void addTransposed(float[] byRow, float[] weights);

        /** Adds each row's squares times its number to the weights. */
        void addSquares(float[] byRow, float[] weights);
    }

    /**
     * What is right for a row.
     *
     * @param count how much it counts; 0 where nothing is known
     */
    record Case(boolean truth, double count) {}

    private LogisticFit(Rows rows, List<Case> cases, double cost) {
        this.rows = rows;
        this.cases = cases;
        this.cost = cost;
        this.bias = rows.features();
        this.weights = new float[bias + 1];
        this.odds = new float[cases.size()];
    }

    /**
     * The weight of every feature and the bias last; all 0 when nothing or everything is true.
     *
     * @param cost of a mistake, against the weights' squares
     */
    static float[] fit(Rows rows, List<Case> cases, double cost) {
        LogisticFit fit = new LogisticFit(rows, cases, cost);
        double with =
                cases.stream().filter(Case::truth).mapToDouble(Case::count).sum();
        double known = cases.stream().mapToDouble(Case::count).sum();
        if (with > 0 && with < known) {
            fit.run(Math.log(with / (known - with)));
        }
        return fit.weights;
    }

    private void run(double firstBias) {
        weights[bias] = (float) firstBias;
        rows.times(weights, odds);
        double first = 0;
        boolean better = true;
        for (int step = 0; better && step < MOST_STEPS; step++) {
            float[] errors = new float[odds.length];
            float[] curves = new float[odds.length];
            for (int row = 0; row < odds.length; row++) {
                double probability = 1 / (1 + Math.exp(-odds[row]));
                double count = cost * cases.get(row).count();
                errors[row] = (float) (count * (probability - (cases.get(row).truth() ? 1 : 0)));
                curves[row] = (float) (count * probability * (1 - probability));
            }
            float[] gradient = weights.clone();
            rows.addTransposed(errors, gradient);
            double length = product(gradient, gradient);
            first = Math.max(first, length);
            better = length > PRECISION * PRECISION * first && move(step(gradient, curves));
        }
    }

    /** Solves the second derivatives times the step = - the gradient, roughly; by conjugate gradients, preconditioned by the diagonal. */
    private float[] step(float[] gradient, float[] curves) {
        float[] scale = new float[gradient.length];
        rows.addSquares(curves, scale);
        float[] left = new float[gradient.length];
        float[] direction = new float[gradient.length];
        double size = 0;
        for (int at = 0; at < left.length; at++) {
            scale[at] = 1 / (1 + scale[at]);
            left[at] = -gradient[at];
            direction[at] = scale[at] * left[at];
            size += (double) left[at] * direction[at];
        }
        double enough = PRECISION_OF_STEP * PRECISION_OF_STEP * size;
        float[] step = new float[gradient.length];
        float[] byRow = new float[odds.length];
        for (int turn = 0; turn < MOST_TURNS && size > enough; turn++) {
            rows.times(direction, byRow);
            for (int row = 0; row < byRow.length; row++) {
                byRow[row] *= curves[row];
            }
            float[] image = direction.clone();
            rows.addTransposed(byRow, image);
            float share = (float) (size / product(direction, image));
            double next = 0;
            for (int at = 0; at < step.length; at++) {
                step[at] += share * direction[at];
                left[at] -= share * image[at];
                next += (double) left[at] * left[at] * scale[at];
            }
            float kept = (float) (next / size);
            size = next;
            for (int at = 0; at < step.length; at++) {
                direction[at] = scale[at] * left[at] + kept * direction[at];
            }
        }
        return step;
    }

    /** Goes the step, or as much of it as makes the loss smaller; false when none does. */
    private boolean move(float[] step) {
        float[] further = new float[odds.length];
        rows.times(step, further);
        double across = product(weights, step);
        double along = product(step, step);
        float share = 1;
        for (int halving = 0; gain(further, share, across, along) <= 0; halving++) {
            if (halving == MOST_HALVINGS) {
                return false;
            }
            share /= 2;
        }
        for (int at = 0; at < weights.length; at++) {
            weights[at] += share * step[at];
        }
        for (int row = 0; row < odds.length; row++) {
            odds[row] += share * further[row];
        }
        return true;
    }

    private double gain(float[] further, double share, double across, double along) {
        double gain = -share * across - share * share * along / 2;
        for (int row = 0; row < odds.length; row++) {
            boolean truth = cases.get(row).truth();
            gain += cost
                    * cases.get(row).count()
                    * (loss(odds[row], truth) - loss(odds[row] + share * further[row], truth));
        }
        return gain;
    }

    private static double loss(double odds, boolean truth) {
        double wrong = truth ? -odds : odds;
        return Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong)));
    }

    private static double product(float[] left, float[] right) {
        double product = 0;
        for (int at = 0; at < left.length; at++) {
            product += (double) left[at] * right[at];
        }
        return product;
    }
}
