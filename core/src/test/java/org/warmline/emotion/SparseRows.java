package org.warmline.emotion;

/**
 * Rows with few of many features, all those of a row with one value.
 *
 * @param columns of each row, the places of the features it has
 * @param values of each row
 */
record SparseRows(int features, int[][] columns, float[] values) implements LogisticFit.Rows {
    @Override
    public void times(float[] weights, float[] byRow) {
        for (int row = 0; row < columns.length; row++) {
            float sum = 0;
            for (int column : columns[row]) {
                sum += weights[column];
            }
            byRow[row] = sum * values[row] + weights[features];
        }
    }

    @Override
    public void addTransposed(float[] byRow, float[] weights) {
        for (int row = 0; row < columns.length; row++) {
            add(byRow[row] * values[row], columns[row], weights);
            weights[features] += byRow[row];
        }
    }

    @Override
    public void addSquares(float[] byRow, float[] weights) {
        for (int row = 0; row < columns.length; row++) {
            add(byRow[row] * values[row] * values[row], columns[row], weights);
            weights[features] += byRow[row];
        }
    }

    /** A row of which nothing is known costs nothing. */
    private static void add(float number, int[] columns, float[] sums) {
        if (number != 0) {
            for (int column : columns) {
                sums[column] += number;
            }
        }
    }
}
