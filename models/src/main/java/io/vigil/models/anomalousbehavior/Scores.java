package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How often days had which score, in classes of a quarter from {@link Improbability#NEWS} on. */
final class Scores {
    private static final double WIDTH = 0.25;
    private static final int CLASSES = 48;
    private static final float[] NONE = {};

    /** Days by class; empty while there are none. */
    private float[] days = NONE;

    /**
     * Excesses over a threshold.
     *
     * @param variance of a class's width at least
     */
    record Excesses(double mean, double variance) {}

    void add(double score) {
        days = days.length == 0 ? new float[CLASSES] : days;
        days[classOf(score)]++;
    }

    void fade(double kept) {
        for (int at = 0; at < days.length; at++) {
            days[at] *= (float) kept;
        }
    }

    /** Days with at least this score; within a class in proportion. */
    double above(double score) {
        double above = 0;
        int from = classOf(score);
        for (int at = from + 1; at < days.length; at++) {
            above += days[at];
        }
        double part = Math.max(0, Math.min(1, (lower(from + 1) - score) / WIDTH));
        return days.length == 0 ? 0 : above + part * days[from];
    }

    /** Highest lower end of a class with so many days from there on; NaN when there are not so many. */
    double threshold(double wanted) {
        double above = 0;
        for (int at = days.length - 1; at >= 0; at--) {
            above += days[at];
            if (above >= wanted) {
                return lower(at);
            }
        }
        return Double.NaN;
    }

    Excesses excesses(double threshold) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int at = classOf(threshold); at < days.length; at++) {
            double excess = lower(at) + WIDTH / 2 - threshold;
            count += days[at];
            sum += days[at] * excess;
            squares += days[at] * excess * excess;
        }
        double mean = sum / count;
        return new Excesses(mean, Math.max(WIDTH * WIDTH / 12, squares / count - mean * mean));
    }

    private static double lower(int at) {
        return Improbability.NEWS + at * WIDTH;
    }

    private static int classOf(double score) {
        return Math.max(0, Math.min(CLASSES - 1, (int) ((score - Improbability.NEWS) / WIDTH)));
    }

    Scores copy() {
        var copy = new Scores();
        copy.days = days.length == 0 ? NONE : days.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(days.length);
        for (float each : days) {
            out.writeFloat(each);
        }
    }

    static Scores read(DataInputView in) throws IOException {
        var scores = new Scores();
        scores.days = new float[in.readUnsignedByte()];
        for (int at = 0; at < scores.days.length; at++) {
            scores.days[at] = in.readFloat();
        }
        return scores;
    }
}
