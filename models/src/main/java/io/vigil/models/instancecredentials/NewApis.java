package io.vigil.models.instancecredentials;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How many APIs that the instance had never called it called within the hour. */
final class NewApis {
    private static final int MANY = 3;
    static final long HOUR = 3_600_000L;

    /** When the latest of them were called first, in whatever order; 0 where there were fewer. */
    private final long[] times = new long[MANY];

    void add(long time) {
        int oldest = oldest();
        times[oldest] = Math.max(times[oldest], time);
    }

    /** Many within an hour, whenever that hour began. */
    boolean areMany(long time) {
        return time - times[oldest()] <= HOUR;
    }

    /** Fewer than make many were ever called. */
    boolean areFew() {
        return times[oldest()] == 0;
    }

    /** Whether as many were called since an hour before those others began. */
    boolean goAlongWith(NewApis others) {
        return others.times[others.oldest()] - times[oldest()] <= HOUR;
    }

    /** Whether they are many at any moment of that moment's hour. */
    boolean mayBeMany(long time) {
        return areMany(time - Math.floorMod(time, HOUR));
    }

    private int oldest() {
        int oldest = 0;
        for (int at = 1; at < MANY; at++) {
            oldest = times[at] < times[oldest] ? at : oldest;
        }
        return oldest;
    }

    NewApis copy() {
        var copy = new NewApis();
        System.arraycopy(times, 0, copy.times, 0, MANY);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        for (long time : times) {
            out.writeLong(time);
        }
    }

    static NewApis read(DataInputView in) throws IOException {
        var read = new NewApis();
        for (int at = 0; at < MANY; at++) {
            read.times[at] = in.readLong();
        }
        return read;
    }
}
