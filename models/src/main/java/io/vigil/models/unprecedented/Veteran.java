package io.vigil.models.unprecedented;

import io.vigil.models.baseline.Presence;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** On how many days one principal was at work, and which deeds it has done: 30 bytes, and 8 for each deed. */
final class Veteran {
    private static final int MOST_DEEDS = 48;
    /** Calls of one second: their findings come before their building blocks. */
    private static final int MOST_FOUND = 4;

    final long who;
    Presence presence = Presence.NONE;
    /** Epoch milliseconds until which only what weighs more is reported. */
    private long reportedUntil;

    private double reportedWeight;
    /** Hashes of deeds, the latest first. */
    private long[] deeds = new long[0];
    /** Hashes of the latest events that raised a finding elsewhere, latest first. */
    private final long[] found = new long[MOST_FOUND];

    Veteran(long who) {
        this.who = who;
    }

    void find(long event) {
        System.arraycopy(found, 0, found, 1, MOST_FOUND - 1);
        found[0] = event;
    }

    boolean isFound(long event) {
        return Arrays.stream(found).anyMatch(known -> known == event);
    }

    /** Whether it has not done this before, as far as is remembered; from now on it has. */
    boolean begins(long deed) {
        if (Arrays.stream(deeds).anyMatch(known -> known == deed)) {
            return false;
        }
        var now = new long[Math.min(MOST_DEEDS, deeds.length + 1)];
        now[0] = deed;
        System.arraycopy(deeds, 0, now, 1, now.length - 1);
        deeds = now;
        return true;
    }

    /** Whether to report: once in a while, and again for what weighs so much more. */
    boolean admits(double weight, double more, long time, long quiet) {
        if (time <= reportedUntil && weight < reportedWeight + more) {
            return false;
        }
        reportedUntil = time + quiet;
        reportedWeight = weight;
        return true;
    }

    Veteran copy() {
        var copy = new Veteran(who);
        copy.presence = presence;
        copy.reportedUntil = reportedUntil;
        copy.reportedWeight = reportedWeight;
        copy.deeds = deeds.clone();
        System.arraycopy(found, 0, copy.found, 0, MOST_FOUND);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(who);
        presence.write(out);
        out.writeLong(reportedUntil);
        out.writeDouble(reportedWeight);
        out.writeByte(deeds.length);
        for (long deed : deeds) {
            out.writeLong(deed);
        }
        for (long event : found) {
            out.writeLong(event);
        }
    }

    static Veteran read(DataInputView in) throws IOException {
        var veteran = new Veteran(in.readLong());
        veteran.presence = Presence.read(in);
        veteran.reportedUntil = in.readLong();
        veteran.reportedWeight = in.readDouble();
        veteran.deeds = new long[in.readUnsignedByte()];
        for (int at = 0; at < veteran.deeds.length; at++) {
            veteran.deeds[at] = in.readLong();
        }
        for (int at = 0; at < MOST_FOUND; at++) {
            veteran.found[at] = in.readLong();
        }
        return veteran;
    }
}
