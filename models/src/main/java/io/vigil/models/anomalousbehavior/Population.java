package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How many principals act in an account on a day: counted by 1024 bits for today, remembered as a mean that sixteen days halve. */
final class Population {
    private static final int WORDS = 16;
    private static final double BITS = WORDS * Long.SIZE;
    private static final double KEPT = Math.pow(2, -1 / 16.0);

    private int day;
    private double mean;
    private long[] today = new long[WORDS];

    void see(long entity, int on) {
        if (on > day) {
            mean = day == 0 ? 0 : mean + (count() - mean) * (mean == 0 ? 1 : 1 - KEPT);
            day = on;
            today = new long[WORDS];
        }
        if (on == day) {
            today[(int) (entity >>> 6) & WORDS - 1] |= 1L << entity;
        }
    }

    /** Principals of a day: as many as usual, or as today already. */
    double active() {
        return Math.max(mean, count());
    }

    /** Linear counting (Whang and others 1990). */
    private double count() {
        int set = 0;
        for (long word : today) {
            set += Long.bitCount(word);
        }
        return -BITS * Math.log(1 - Math.min(BITS - 1, set) / BITS);
    }

    Population copy() {
        var copy = new Population();
        copy.day = day;
        copy.mean = mean;
        copy.today = today.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeShort(day);
        out.writeDouble(mean);
        for (long word : today) {
            out.writeLong(word);
        }
    }

    static Population read(DataInputView in) throws IOException {
        var population = new Population();
        population.day = in.readUnsignedShort();
        population.mean = in.readDouble();
        for (int at = 0; at < WORDS; at++) {
            population.today[at] = in.readLong();
        }
        return population;
    }
}
