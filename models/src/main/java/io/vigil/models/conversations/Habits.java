package io.vigil.models.conversations;

import io.vigil.models.baseline.DayTable;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Things of one kind that a machine uses, each with its days, how often it takes up a new one, and how often new ones were used: 15 bytes a thing. What
 * was new today is so all day, or for some days: whoever uses a thing now and then at first does not make it usual so. What was there on the first day is
 * not new on another.
 */
public final class Habits {
    /** Before anything is known: one machine in a hundred takes up a new one on a day, held as firmly as five days. */
    private static final double PRIOR_NEW = 0.05;

    private static final double PRIOR_DAYS = 5;
    /** A day's share of what is remembered of how often something new comes. */
    private static final double KEPT = 0.97;

    private static final int MOST_NEW = 8;
    private static final int OFTEN = Short.MAX_VALUE;

    private DayTable things = new DayTable();
    private int day;
    private float days;
    private float taken;
    /** Things that are new, their uses, and the day of the first. */
    private long[] fresh = {};

    private int[] uses = {};
    private int[] since = {};

    /** Of a machine that is watched from this day on, whether it uses any such thing or not; else the day of the first use is the first. */
    public static Habits from(int day) {
        var habits = new Habits();
        habits.day = day;
        return habits;
    }

    /**
     * Takes in a use.
     *
     * @param thing its 64-bit hash
     * @param now day since 1970
     * @param capacity things to remember
     * @return how often it was used today, if it is new today; 0 for what is known, and for what there is no room to count
     */
    public int use(long thing, int now, int capacity) {
        return use(thing, now, capacity, 1);
    }

    /**
     * Takes in a use.
     *
     * @param newFor days, that of the first use included, for which a thing is new: always the same for one kind of things
     * @return how often it was used since, if it is new; 0 as of {@link #use(long, int, int)}
     */
    public int use(long thing, int now, int capacity, int newFor) {
        turn(now, newFor);
        boolean known = things.find(thing) >= 0 && place(thing) < 0;
        things.learn(thing, now, capacity);
        if (known) {
            return 0;
        }
        int at = place(thing);
        if (at < 0 && fresh.length < MOST_NEW) {
            at = fresh.length;
            fresh = Arrays.copyOf(fresh, at + 1);
            uses = Arrays.copyOf(uses, at + 1);
            since = Arrays.copyOf(since, at + 1);
            fresh[at] = thing;
            since[at] = now;
        }
        if (at < 0) {
            return 0;
        }
        uses[at] = Math.min(OFTEN, uses[at] + 1);
        return uses[at];
    }

    private int place(long thing) {
        for (int at = 0; at < fresh.length; at++) {
            if (fresh[at] == thing) {
                return at;
            }
        }
        return -1;
    }

    /** A day teaches when it is over; the first one, on which all is new, only that it was. */
    private void turn(int now, int newFor) {
        if (now <= day) {
            return;
        }
        boolean first = days == 0;
        if (day != 0) {
            double passed = Math.pow(KEPT, now - day);
            taken = (float) ((taken + (first ? 0 : takenUp(day))) * passed);
            days = (float) (days * passed + now - day);
        }
        keep(first ? now : now - newFor + 1);
        day = now;
    }

    private int takenUp(int on) {
        int count = 0;
        for (int each : since) {
            count += each == on ? 1 : 0;
        }
        return count;
    }

    /** Those that were first used on this day or later. */
    private void keep(int from) {
        int kept = 0;
        for (int at = 0; at < fresh.length; at++) {
            if (since[at] >= from) {
                fresh[kept] = fresh[at];
                uses[kept] = uses[at];
                since[kept++] = since[at];
            }
        }
        fresh = Arrays.copyOf(fresh, kept);
        uses = Arrays.copyOf(uses, kept);
        since = Arrays.copyOf(since, kept);
    }

    /** How many new things to expect of a day. */
    public double novelty() {
        return (PRIOR_NEW + taken) / (PRIOR_DAYS + days);
    }

    /** The same, as if this thing, which is new, had never been used: it does not make itself usual. */
    public double noveltyBeside(long thing) {
        int at = place(thing);
        double own = at >= 0 && since[at] < day ? Math.pow(KEPT, day - since[at]) : 0;
        return (PRIOR_NEW + Math.max(0, taken - own)) / (PRIOR_DAYS + days);
    }

    /** Day since 1970 of the first use of a thing that is new; 0 of one that is not. */
    public int newSince(long thing) {
        int at = place(thing);
        return at < 0 ? 0 : since[at];
    }

    /** Whether it was used while it was not new any more. */
    public boolean knows(long thing) {
        return things.find(thing) >= 0 && place(thing) < 0;
    }

    /** Whether another use on that day would teach nothing. */
    public boolean isSettled(long thing, int now) {
        return now <= day && knows(thing) && things.holds(thing, now);
    }

    /** How many things are remembered. */
    public int size() {
        return things.size();
    }

    /** Of things that were used on earlier days. */
    public int known() {
        return things.size() - fresh.length;
    }

    public Habits copy() {
        var copy = new Habits();
        copy.things = things.copy();
        copy.day = day;
        copy.days = days;
        copy.taken = taken;
        copy.fresh = fresh.clone();
        copy.uses = uses.clone();
        copy.since = since.clone();
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        things.write(out);
        out.writeInt(day);
        out.writeFloat(days);
        out.writeFloat(taken);
        out.writeByte(fresh.length);
        for (int at = 0; at < fresh.length; at++) {
            out.writeLong(fresh[at]);
            out.writeShort(uses[at]);
            out.writeByte(day - since[at]);
        }
    }

    public static Habits read(DataInputView in) throws IOException {
        var habits = new Habits();
        habits.things = DayTable.read(in);
        habits.day = in.readInt();
        habits.days = in.readFloat();
        habits.taken = in.readFloat();
        int size = in.readUnsignedByte();
        habits.fresh = new long[size];
        habits.uses = new int[size];
        habits.since = new int[size];
        for (int at = 0; at < size; at++) {
            habits.fresh[at] = in.readLong();
            habits.uses[at] = in.readUnsignedShort();
            habits.since[at] = habits.day - in.readUnsignedByte();
        }
        return habits;
    }
}
