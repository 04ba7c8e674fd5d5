package org.warmline.emotion;

import java.util.Arrays;

/** Newton's method for a convex loss of a handful of numbers; each step is halved until it helps. */
final class Newton {
    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVINGS = 30;
    private static final double ENOUGH = 1e-9;

    /** What is to be made small. */
    interface Loss {
        double at(double[] numbers);

        /** Sets the first and the second derivatives, which come as zeros. */
        void derive(double[] numbers, double[] slopes, double[][] curves);
    }

    private Newton() {}

    /**
     * Where the loss is smallest.
     *
     * @param free which of the numbers may move
     */
    static double[] minimum(Loss loss, double[] start, boolean[] free) {
        double[] numbers = start.clone();
        double now = loss.at(numbers);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] slopes = new double[numbers.length];
            double[][] curves = new double[numbers.length][numbers.length];
            loss.derive(numbers, slopes, curves);
            for (int at = 0; at < free.length; at++) {
                if (!free[at]) {
                    slopes[at] = 0;
                    Arrays.fill(curves[at], 0);
                    for (double[] row : curves) {
                        row[at] = 0;
                    }
                    curves[at][at] = 1;
                }
            }
            double[] move = solved(curves, slopes);
            double share = 1;
            double[] next = moved(numbers, move, share);
            double then = loss.at(next);
            for (int halving = 0; then > now && halving < MOST_HALVINGS; halving++) {
                share /= 2;
                next = moved(numbers, move, share);
                then = loss.at(next);
            }
            if (now - then < ENOUGH) {
                return numbers;
            }
            numbers = next;
            now = then;
        }
        return numbers;
    }

    private static double[] moved(double[] from, double[] move, double share) {
        double[] to = from.clone();
        for (int at = 0; at < move.length; at++) {
            to[at] -= share * move[at];
        }
        return to;
    }

    /** Gauss-Jordan elimination of a small, positive definite system. */
    private static double[] solved(double[][] matrix, double[] right) {
        int size = right.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                if (row != pivot) {
                    double factor = matrix[row][pivot] / matrix[pivot][pivot];
                    for (int column = pivot; column < size; column++) {
                        matrix[row][column] -= factor * matrix[pivot][column];
                    }
                    right[row] -= factor * right[pivot];
                }
            }
        }
        double[] solution = new double[size];
        for (int at = 0; at < size; at++) {
            solution[at] = right[at] / matrix[at][at];
        }
        return solution;
    }
}
