package io.vigil.models.conversations;

import io.vigil.models.baseline.DayTable;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Things of one kind that a machine uses, each with its days, how often it takes up a new one, and how often today's new ones were used: 15 bytes
 * a thing. What was new today is so all day.
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
    /** Things of today that were not met on an earlier day, and their uses. */
    private long[] fresh = {};

    private int[] uses = {};

    /**
     * Takes in a use.
     *
     * @param thing its 64-bit hash
     * @param now day since 1970
     * @param capacity things to remember
     * @return how often it was used today, if it is new today; 0 for what is known, and for what there is no room to count
     */
    public int use(long thing, int now, int capacity) {
        turn(now);
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
            fresh[at] = thing;
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
    private void turn(int now) {
        if (now <= day) {
            return;
        }
        if (day != 0) {
            double passed = Math.pow(KEPT, now - day);
            boolean first = days == 0;
            taken = (float) ((taken + (first ? 0 : fresh.length)) * passed);
            days = (float) (days * passed + now - day);
        }
        day = now;
        fresh = new long[0];
        uses = new int[0];
    }

    /** How many new things to expect of a day. */
    public double novelty() {
        return (PRIOR_NEW + taken) / (PRIOR_DAYS + days);
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
        for (int at = 0; at < size; at++) {
            habits.fresh[at] = in.readLong();
            habits.uses[at] = in.readUnsignedShort();
        }
        return habits;
    }
}
