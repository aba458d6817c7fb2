package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Calls with which many principals of an account begin on one day: a release, a new tool. Each is reported once per day, not once per principal. */
final class RollOuts {
    /** So many principals always are many; of a small account, this part of all is. */
    private static final double PART = 0.2;

    private static final int AT_LEAST = 3;

    private int day;
    /** One bit per hash of a reported call. */
    private long reported;

    /**
     * @param beginners principals that begin with a call today
     * @param active principals that act on a day
     * @param many how many are a roll-out in any account
     */
    static boolean isOne(double beginners, double active, int many) {
        return Math.rint(beginners) >= Math.min(many, Math.max(AT_LEAST, PART * active));
    }

    /** Whether this is the first time today. */
    boolean isNews(long call, int today) {
        if (today != day) {
            day = today;
            reported = 0;
        }
        boolean news = (reported >>> call & 1) == 0;
        reported |= 1L << call;
        return news;
    }

    RollOuts copy() {
        var copy = new RollOuts();
        copy.day = day;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeShort(day);
        out.writeLong(reported);
    }

    static RollOuts read(DataInputView in) throws IOException {
        var rollOuts = new RollOuts();
        rollOuts.day = in.readUnsignedShort();
        rollOuts.reported = in.readLong();
        return rollOuts;
    }
}
