package io.vigil.models.baseline;

/** How unlike numbers are: their coefficient of variation. */
public final class Variation {
    private Variation() {}

    /**
     * Their standard deviation divided by their mean; 0 where all are alike, where there are none, and where their mean is 0.
     *
     * @param squares sum of their squares
     */
    public static double of(int count, long sum, double squares) {
        double mean = (double) sum / Math.max(1, count);
        return mean == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean)) / mean;
    }
}
