package io.vigil.models.secretharvest;

import io.vigil.models.baseline.EventIds;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a principal took of one kind that it had never taken before, by day: who takes slowly, or now and then, shows by that alone. 45 bytes for most, 2 KB at
 * most.
 */
final class NewTakings {
    /** Who takes more different things is never reported: it takes ever new ones. */
    private static final int MOST_KNOWN = 256;

    private static final int WEEK = 7;
    /** This week, and the one before: who takes a little more each day must not make it usual so. */
    private static final int DAYS = 2 * WEEK;

    private static final double HALF_LIFE_DAYS = 16;

    /** Hashes of all that it ever took, in order. */
    private int[] known = new int[0];
    /** Weight of what was new today, yesterday, … */
    private final short[] weights = new short[DAYS];

    private int day;
    /** Largest weight of a day before, and of a week that was over a week ago; halves in sixteen days. */
    private float usualDay;

    private float usualWeek;
    /** Calls that took something new since the week was empty. */
    private EventIds events = new EventIds();

    /** What a day has brought becomes usual when it is over. */
    void turnTo(int now) {
        if (now <= day) {
            return;
        }
        float kept = (float) Math.pow(2, -(now - day) / HALF_LIFE_DAYS);
        usualDay = Math.max(usualDay, weights[0]) * kept;
        int passed = Math.min(DAYS, now - day);
        System.arraycopy(weights, 0, weights, passed, DAYS - passed);
        Arrays.fill(weights, 0, passed, (short) 0);
        day = now;
        usualWeek = Math.max(usualWeek * kept, sum(WEEK, DAYS));
        if (ofWeek() == 0) {
            events.clear();
        }
    }

    /** Takes in a call; the weight of what was new in it. */
    int add(ReadNow read, int weight) {
        int added = 0;
        for (long target : read.targets()) {
            added += learns((int) target) ? weight : 0;
        }
        if (added > 0) {
            weights[0] = (short) Math.min(Short.MAX_VALUE, weights[0] + added);
            events.add(read.call().id());
        }
        return added;
    }

    private boolean learns(int target) {
        int place = Arrays.binarySearch(known, target);
        if (place >= 0 || known.length == MOST_KNOWN) {
            return false;
        }
        int at = -place - 1;
        int[] now = Arrays.copyOf(known, known.length + 1);
        System.arraycopy(known, at, now, at + 1, known.length - at);
        now[at] = target;
        known = now;
        return true;
    }

    int ofDay() {
        return weights[0];
    }

    int ofWeek() {
        return sum(0, WEEK);
    }

    private int sum(int from, int to) {
        int all = 0;
        for (int at = from; at < to; at++) {
            all += weights[at];
        }
        return all;
    }

    double usualDay() {
        return usualDay;
    }

    double usualWeek() {
        return usualWeek;
    }

    /** Ids of the calls that took something new lately. */
    List<String> events() {
        return events.list();
    }

    NewTakings copy() {
        var copy = new NewTakings();
        copy.known = known;
        System.arraycopy(weights, 0, copy.weights, 0, DAYS);
        copy.day = day;
        copy.usualDay = usualDay;
        copy.usualWeek = usualWeek;
        copy.events = events.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeShort(known.length);
        for (int target : known) {
            out.writeInt(target);
        }
        for (short weight : weights) {
            out.writeShort(weight);
        }
        out.writeShort(day);
        out.writeFloat(usualDay);
        out.writeFloat(usualWeek);
        events.write(out);
    }

    static NewTakings read(DataInputView in) throws IOException {
        var takings = new NewTakings();
        takings.known = new int[in.readUnsignedShort()];
        for (int at = 0; at < takings.known.length; at++) {
            takings.known[at] = in.readInt();
        }
        for (int at = 0; at < DAYS; at++) {
            takings.weights[at] = in.readShort();
        }
        takings.day = in.readUnsignedShort();
        takings.usualDay = in.readFloat();
        takings.usualWeek = in.readFloat();
        takings.events = EventIds.read(in);
        return takings;
    }
}
