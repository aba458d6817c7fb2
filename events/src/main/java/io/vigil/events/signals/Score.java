package io.vigil.events.signals;

/**
 * How odd the detection itself finds it.
 *
 * @param value the detection's own number, for comparing within a unit; 0 when it has none
 * @param pValue probability, 0 to 1, that an innocent day looks as odd as this; 1 for detections that do not measure it
 */
public record Score(double value, double pValue) {
    /** Of a detection that measures nothing. */
    public static final Score NONE = new Score(0, 1);

    public Score withValue(double left) {
        return new Score(left, pValue);
    }

    public Score withPValue(double measured) {
        return new Score(value, measured);
    }
}
