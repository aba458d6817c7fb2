package io.vigil.models.instancecredentials;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Places from which an instance's credentials were lately reported as stolen, at most {@value #CAPACITY}, each with the instance: 24 bytes in a
 * savepoint. Where a whole fleet gets another way out, each of its instances looks stolen: that is one finding, not one for each.
 */
final class ReportedPlaces {
    static final int CAPACITY = 32;

    private static final long SAME_CHANGE = Duration.ofDays(1).toMillis();
    private static final int FIELDS = 3;

    /** Place, identity and time of each, the oldest first. */
    private long[] reports = new long[0];

    /**
     * Takes note of a report; false when one of another identity at this place is less than a day old.
     *
     * @param place network or endpoint; 0: none, each report stands for itself
     */
    boolean isFirst(long place, long identity, long time) {
        if (place == 0) {
            return true;
        }
        for (int at = 0; at < reports.length; at += FIELDS) {
            if (reports[at] == place && Math.abs(time - reports[at + 2]) < SAME_CHANGE) {
                return reports[at + 1] == identity;
            }
        }
        add(place, identity, time);
        return true;
    }

    private void add(long place, long identity, long time) {
        int drop = reports.length == CAPACITY * FIELDS ? FIELDS : 0;
        long[] grown = Arrays.copyOfRange(reports, drop, reports.length + FIELDS);
        grown[grown.length - FIELDS] = place;
        grown[grown.length - FIELDS + 1] = identity;
        grown[grown.length - FIELDS + 2] = time;
        reports = grown;
    }

    ReportedPlaces copy() {
        var copy = new ReportedPlaces();
        copy.reports = reports.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(reports.length / FIELDS);
        for (long value : reports) {
            out.writeLong(value);
        }
    }

    static ReportedPlaces read(DataInputView in) throws IOException {
        var read = new ReportedPlaces();
        read.reports = new long[in.readUnsignedByte() * FIELDS];
        for (int at = 0; at < read.reports.length; at++) {
            read.reports[at] = in.readLong();
        }
        return read;
    }
}
