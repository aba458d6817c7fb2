package io.vigil.models.machineclass;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The machines of an account, each with its role, its class, its first and its latest day: 28 bytes each. At most {@link #MOST}; those that were not seen for
 * longest make room, a quarter of them at once.
 */
final class Machines {
    static final int MOST = 1 << 14;

    private static final int FEWEST_PLACES = 16;
    private static final int IDLE_DAYS = 30;

    /** Open addressing, by hash of the machine; 0 is free. At most half full. */
    private long[] machines = new long[FEWEST_PLACES];

    private long[] roles = new long[FEWEST_PLACES];
    /** The class that has counted it; 0: none. */
    private long[] joined = new long[FEWEST_PLACES];

    private short[] first = new short[FEWEST_PLACES];
    private short[] latest = new short[FEWEST_PLACES];
    private int size;

    /** Place of a machine that is there today; valid until another one is asked for. */
    int enter(long machine, int today) {
        int at = place(machine);
        if (machines[at] == 0) {
            makeRoom(today);
            at = place(machine);
            machines[at] = machine;
            first[at] = (short) today;
            latest[at] = (short) today;
            size++;
        }
        latest[at] = (short) Math.max(latest[at], today);
        return at;
    }

    /** Hash of its role; 0 while none is known. */
    long role(int at) {
        return roles[at];
    }

    void role(int at, long role) {
        roles[at] = role;
    }

    /** @return whether the class has not counted it before, or another one has meanwhile */
    boolean join(int at, long key) {
        boolean isNew = joined[at] != key;
        joined[at] = key;
        return isNew;
    }

    /** Day since 1970 on which it was first seen. */
    int first(int at) {
        return first[at];
    }

    private int place(long machine) {
        int at = (int) (machine >>> Integer.SIZE) & machines.length - 1;
        while (machines[at] != 0 && machines[at] != machine) {
            at = at + 1 & machines.length - 1;
        }
        return at;
    }

    private void makeRoom(int today) {
        if (2 * size < machines.length) {
            return;
        }
        int oldest = today - IDLE_DAYS;
        if (size >= MOST) {
            short[] days = latestDays();
            oldest = Math.max(oldest, days[days.length / 4] + 1);
        }
        keepSince(oldest);
    }

    private short[] latestDays() {
        var days = new short[size];
        int count = 0;
        for (int at = 0; at < machines.length; at++) {
            if (machines[at] != 0) {
                days[count++] = latest[at];
            }
        }
        Arrays.sort(days);
        return days;
    }

    /** Of those of one day that are too many, whichever are met first stay. */
    private void keepSince(int oldest) {
        var old = copy();
        allocate(size < MOST ? 2 * machines.length : machines.length);
        for (int from = 0; from < old.machines.length && size < MOST * 3 / 4; from++) {
            if (old.machines[from] != 0 && old.latest[from] >= oldest) {
                put(old, from);
            }
        }
    }

    private void allocate(int places) {
        machines = new long[places];
        roles = new long[places];
        joined = new long[places];
        first = new short[places];
        latest = new short[places];
        size = 0;
    }

    private void put(Machines other, int from) {
        int at = place(other.machines[from]);
        machines[at] = other.machines[from];
        roles[at] = other.roles[from];
        joined[at] = other.joined[from];
        first[at] = other.first[from];
        latest[at] = other.latest[from];
        size++;
    }

    Machines copy() {
        var copy = new Machines();
        copy.machines = machines.clone();
        copy.roles = roles.clone();
        copy.joined = joined.clone();
        copy.first = first.clone();
        copy.latest = latest.clone();
        copy.size = size;
        return copy;
    }

    /** From behind a free place on, so that all find their places again when they are read in this order. */
    void write(DataOutputView out) throws IOException {
        out.writeInt(machines.length);
        out.writeInt(size);
        int free = free();
        for (int step = 0; step < machines.length; step++) {
            int at = free + step & machines.length - 1;
            if (machines[at] != 0) {
                out.writeLong(machines[at]);
                out.writeLong(roles[at]);
                out.writeLong(joined[at]);
                out.writeShort(first[at]);
                out.writeShort(latest[at]);
            }
        }
    }

    private int free() {
        int at = 0;
        while (machines[at] != 0) {
            at++;
        }
        return at;
    }

    static Machines read(DataInputView in) throws IOException {
        var read = new Machines();
        read.allocate(in.readInt());
        for (int left = in.readInt(); left > 0; left--) {
            long machine = in.readLong();
            int at = read.place(machine);
            read.size++;
            read.machines[at] = machine;
            read.roles[at] = in.readLong();
            read.joined[at] = in.readLong();
            read.first[at] = in.readShort();
            read.latest[at] = in.readShort();
        }
        return read;
    }
}
