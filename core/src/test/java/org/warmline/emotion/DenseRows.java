package org.warmline.emotion;

import java.util.Arrays;
import java.util.List;

/**
 * Rows in which every feature has a value. Kept by row and by feature, so that both products go along an array.
 *
 * @param byRow by row, then by feature
 * @param byFeature the same by feature, then by row
 */
record DenseRows(int features, float[][] byRow, float[][] byFeature) implements LogisticFit.Rows {
    static DenseRows of(int features, List<float[]> rows) {
        float[][] byFeature = new float[features][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int feature = 0; feature < features; feature++) {
                byFeature[feature][row] = rows.get(row)[feature];
            }
        }
        return new DenseRows(features, rows.toArray(float[][]::new), byFeature);
    }

    @Override
    public void times(float[] weights, float[] sums) {
        Arrays.fill(sums, weights[features]);
        for (int feature = 0; feature < features; feature++) {
            add(weights[feature], byFeature[feature], sums, sums.length);
        }
    }

    @Override
    public void addTransposed(float[] numbers, float[] weights) {
        for (int row = 0; row < numbers.length; row++) {
            add(numbers[row], byRow[row], weights, features);
            weights[features] += numbers[row];
        }
    }

    @Override
    public void addSquares(float[] numbers, float[] weights) {
        for (int row = 0; row < numbers.length; row++) {
            float[] values = byRow[row];
            float number = numbers[row];
            for (int feature = 0; feature < features; feature++) {
                weights[feature] += number * values[feature] * values[feature];
            }
            weights[features] += number;
        }
    }

    private static void add(float factor, float[] values, float[] sums, int size) {
        for (int at = 0; at < size; at++) {
            sums[at] += factor * values[at];
        }
    }
}
