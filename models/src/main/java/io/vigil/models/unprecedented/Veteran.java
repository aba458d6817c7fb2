package io.vigil.models.unprecedented;

import io.vigil.models.baseline.LastReport;
import io.vigil.models.baseline.LatestEvents;
import io.vigil.models.baseline.Presence;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** On how many days one principal was at work, and which deeds it has done: 41 bytes, and 8 for each deed. */
final class Veteran {
    private static final int MOST_DEEDS = 48;
    /** Calls of one second: their findings come before their building blocks. */
    private static final int MOST_FOUND = 4;

    final long who;
    Presence presence = Presence.NONE;
    /** It works as people do. */
    boolean byHand;

    LastReport reported = LastReport.NONE;
    /** That raised a finding elsewhere, Medium or more. */
    LatestEvents found = new LatestEvents(MOST_FOUND);
    /** Likewise, Low. */
    LatestEvents noted = new LatestEvents(MOST_FOUND);

    Lately lately = new Lately();
    /** Hashes of deeds, the latest first. */
    private long[] deeds = new long[0];

    Veteran(long who) {
        this.who = who;
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

    Veteran copy() {
        var copy = new Veteran(who);
        copy.presence = presence;
        copy.byHand = byHand;
        copy.reported = reported;
        copy.found = found.copy();
        copy.noted = noted.copy();
        copy.deeds = deeds.clone();
        copy.lately = lately.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(who);
        presence.write(out);
        reported.write(out);
        out.writeByte(deeds.length);
        for (long deed : deeds) {
            out.writeLong(deed);
        }
        found.write(out);
        out.writeBoolean(byHand);
        noted.write(out);
        lately.write(out);
    }

    static Veteran read(DataInputView in) throws IOException {
        Veteran veteran = readThird(in);
        veteran.lately = Lately.read(in);
        return veteran;
    }

    /** As it was written before lighter deeds counted together. */
    static Veteran readThird(DataInputView in) throws IOException {
        Veteran veteran = readSecond(in);
        veteran.noted = LatestEvents.read(MOST_FOUND, in);
        return veteran;
    }

    /** As it was written before it was known which of its calls are Low elsewhere. */
    static Veteran readSecond(DataInputView in) throws IOException {
        Veteran veteran = readFirst(in);
        veteran.byHand = in.readBoolean();
        return veteran;
    }

    /** As it was written before it was known how it works. */
    static Veteran readFirst(DataInputView in) throws IOException {
        var veteran = new Veteran(in.readLong());
        veteran.presence = Presence.read(in);
        veteran.reported = LastReport.read(in);
        veteran.deeds = new long[in.readUnsignedByte()];
        for (int at = 0; at < veteran.deeds.length; at++) {
            veteran.deeds[at] = in.readLong();
        }
        veteran.found = LatestEvents.read(MOST_FOUND, in);
        return veteran;
    }
}
