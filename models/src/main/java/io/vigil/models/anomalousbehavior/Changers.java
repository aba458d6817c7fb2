package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Who changed one resource: the last three, the latest first. Never changed.
 *
 * @param days distinct days on which somebody did, as far as they come in order
 * @param lastDay epoch day of the latest change
 */
record Changers(Changer[] all, int days, int lastDay) {
    static final Changers NOBODY = new Changers(new Changer[0], 0, 0);
    private static final int MOST = 3;
    private static final int MOST_DAYS = 255;

    /**
     * Somebody who changed it.
     *
     * @param who hash of the principal
     * @param group hash of the role that it shares with others; 0 for none
     * @param name as people call it
     */
    record Changer(long who, long group, String name) {}

    boolean include(long who) {
        return Arrays.stream(all).anyMatch(each -> each.who == who);
    }

    /** Whether others look after it: one or two, neither the principal nor of its role. What three change is shared. */
    boolean areOthers(long who, long group) {
        boolean few = all.length > 0 && all.length < MOST;
        boolean team = group != 0 && Arrays.stream(all).anyMatch(each -> each.group == group);
        return few && !team && !include(who);
    }

    Changers with(Changer latest, int day) {
        Changer[] others = Arrays.stream(all)
                .filter(each -> each.who != latest.who)
                .limit(MOST - 1L)
                .toArray(Changer[]::new);
        var now = new Changer[others.length + 1];
        now[0] = latest;
        System.arraycopy(others, 0, now, 1, others.length);
        return new Changers(now, Math.min(MOST_DAYS, days + (day > lastDay ? 1 : 0)), Math.max(lastDay, day));
    }

    String[] names() {
        return Arrays.stream(all).map(Changer::name).toArray(String[]::new);
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(days);
        out.writeShort(lastDay);
        out.writeByte(all.length);
        for (Changer each : all) {
            out.writeLong(each.who);
            out.writeLong(each.group);
            out.writeUTF(each.name);
        }
    }

    static Changers read(DataInputView in) throws IOException {
        int days = in.readUnsignedByte();
        int lastDay = in.readUnsignedShort();
        var all = new Changer[in.readUnsignedByte()];
        for (int at = 0; at < all.length; at++) {
            all[at] = new Changer(in.readLong(), in.readLong(), in.readUTF());
        }
        return new Changers(all, days, lastDay);
    }
}
