package io.vigil.models.scanning;

import io.vigil.models.baseline.Days;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * With how many others a machine got into contact at a port lately, halved by each day: where members of a cluster come and go, as many may be gone at once as
 * were there. 5 bytes, and 12 for each of at most {@link #MOST} ports, those with the most.
 */
final class Peers {
    private static final int MOST = 8;
    private static final double KEPT = 0.5;
    /** Fewer are forgotten. */
    private static final float LEAST = 0.5f;

    private int day;
    private long[] services = {};
    private float[] counts = {};

    void meet(long service, long time) {
        turn(Days.of(time));
        int at = place(service);
        if (at == services.length && at < MOST) {
            services = Arrays.copyOf(services, at + 1);
            counts = Arrays.copyOf(counts, at + 1);
        } else if (at == services.length) {
            at = fewest();
            counts[at] = 0;
        }
        services[at] = service;
        counts[at]++;
    }

    /** At this port; 0 where none is remembered. */
    double count(long service) {
        int at = place(service);
        return at == services.length ? 0 : counts[at];
    }

    private void turn(int today) {
        if (today <= day) {
            return;
        }
        float kept = (float) Math.pow(KEPT, today - day);
        day = today;
        int left = 0;
        for (int at = 0; at < services.length; at++) {
            if (counts[at] * kept >= LEAST) {
                services[left] = services[at];
                counts[left++] = counts[at] * kept;
            }
        }
        if (left < services.length) {
            services = Arrays.copyOf(services, left);
            counts = Arrays.copyOf(counts, left);
        }
    }

    private int place(long service) {
        int at = 0;
        while (at < services.length && services[at] != service) {
            at++;
        }
        return at;
    }

    private int fewest() {
        int fewest = 0;
        for (int at = 1; at < counts.length; at++) {
            fewest = counts[at] < counts[fewest] ? at : fewest;
        }
        return fewest;
    }

    Peers copy() {
        var copy = new Peers();
        copy.day = day;
        copy.services = services.clone();
        copy.counts = counts.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(day);
        out.writeByte(services.length);
        for (int at = 0; at < services.length; at++) {
            out.writeLong(services[at]);
            out.writeFloat(counts[at]);
        }
    }

    static Peers read(DataInputView in) throws IOException {
        var read = new Peers();
        read.day = in.readInt();
        int size = in.readByte();
        read.services = new long[size];
        read.counts = new float[size];
        for (int at = 0; at < size; at++) {
            read.services[at] = in.readLong();
            read.counts[at] = in.readFloat();
        }
        return read;
    }
}
