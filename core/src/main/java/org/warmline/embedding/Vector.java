package org.warmline.embedding;

/**
 * A point on the unit sphere of {@link #DIMENSIONS} dimensions. Unchanging. The model is quantised, and its last digits differ from
 * one processor to another: compare with a tolerance.
 */
public final class Vector {
    public static final int DIMENSIONS = 384;

    private final float[] values;

    private Vector(float[] values) {
        this.values = values;
    }

    /**
     * The direction of these values.
     *
     * @throws IllegalArgumentException if there are not {@link #DIMENSIONS}, or they are no direction: all zero, or not finite
     */
    public static Vector of(float[] values) {
        if (values.length != DIMENSIONS) {
            throw new IllegalArgumentException("a vector has " + DIMENSIONS + " values, not " + values.length);
        }
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        if (!(squares > 0) || !Double.isFinite(squares)) {
            throw new IllegalArgumentException("these values are no direction");
        }
        double length = Math.sqrt(squares);
        float[] unit = new float[DIMENSIONS];
        for (int at = 0; at < DIMENSIONS; at++) {
            unit[at] = (float) (values[at] / length);
        }
        return new Vector(unit);
    }

    public float at(int dimension) {
        return values[dimension];
    }

    /** A copy of the values. */
    public float[] values() {
        return values.clone();
    }

    /** How close the other one is: 1 the same, 0 nothing in common; two texts of one language seldom have less than 0.4. */
    public double cosine(Vector other) {
        double sum = 0;
        for (int at = 0; at < DIMENSIONS; at++) {
            sum += (double) values[at] * other.values[at];
        }
        return sum;
    }
}
