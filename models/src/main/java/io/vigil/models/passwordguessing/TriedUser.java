package io.vigil.models.passwordguessing;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How one user was tried from one address, by the name of the one that varies: refusals of the last day by the hour, and the latest success. */
final class TriedUser {
    private static final long HOUR = 3_600_000L;
    private static final int HOURS = 24;
    private static final int LONGEST_NAME = 40;

    final long who;
    final String name;
    /** Epoch milliseconds of the latest sign-in from there; 0 for none. */
    long entered;
    /** Refusals by the hour since the epoch, modulo a day. */
    private final short[] refused = new short[HOURS];
    /** The hour of the latest refusal, since the epoch. */
    private long hour;

    TriedUser(long who, String name) {
        this.who = who;
        this.name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    void refuse(long time) {
        turnTo(time / HOUR);
        if (time / HOUR > hour - HOURS) {
            int at = (int) (time / HOUR % HOURS);
            refused[at] = (short) Math.min(Short.MAX_VALUE, refused[at] + 1);
        }
    }

    private void turnTo(long now) {
        for (long next = Math.max(hour + 1, now - HOURS + 1); next <= now; next++) {
            refused[(int) (next % HOURS)] = 0;
        }
        hour = Math.max(hour, now);
    }

    /** Refusals within the latest one to two hours. */
    int lately(long time) {
        return within(time, 2);
    }

    /** Refusals within the latest 23 to 24 hours. */
    int today(long time) {
        return within(time, HOURS);
    }

    private int within(long time, int hours) {
        int sum = 0;
        for (long at = Math.max(time / HOUR, hour) - hours + 1; at <= hour; at++) {
            sum += refused[(int) (at % HOURS)];
        }
        return sum;
    }

    /** Epoch milliseconds of what was seen last of it, to the hour. */
    long latest() {
        return Math.max(hour * HOUR, entered);
    }

    TriedUser copy() {
        var copy = new TriedUser(who, name);
        copy.entered = entered;
        copy.hour = hour;
        System.arraycopy(refused, 0, copy.refused, 0, HOURS);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(who);
        out.writeUTF(name);
        out.writeLong(entered);
        out.writeInt((int) hour);
        for (short count : refused) {
            out.writeShort(count);
        }
    }

    static TriedUser read(DataInputView in) throws IOException {
        var user = new TriedUser(in.readLong(), in.readUTF());
        user.entered = in.readLong();
        user.hour = in.readInt();
        for (int at = 0; at < HOURS; at++) {
            user.refused[at] = in.readShort();
        }
        return user;
    }
}
