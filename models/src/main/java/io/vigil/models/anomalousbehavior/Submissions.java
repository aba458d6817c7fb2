package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a principal told its account today. It bounds what one principal can make the account look at: each call again only when an hour has
 * passed or it has become odder, and so many new values a day.
 */
final class Submissions {
    private static final int MINUTE = 60_000;
    private static final int MINUTES_BETWEEN = 60;
    private static final double ODDER = 0.5;
    private static final int MOST_VALUES = 32;

    private int day;
    private int values;
    /** One bit by hash of a call that was submitted. */
    private long calls;

    private int minute;
    private float oddest;

    /** Whether the account should look at a call, and if so, that it did. */
    boolean admits(Api api, double score, long time, int today) {
        enter(today);
        long call = 1L << api.key();
        int now = (int) (time / MINUTE);
        boolean known = (calls & call) != 0;
        if (known && score < oddest + ODDER && now - minute < MINUTES_BETWEEN) {
            return false;
        }
        calls |= call;
        minute = Math.max(minute, now);
        oddest = Math.max(oddest, (float) score);
        return true;
    }

    /** Whether the account should hear of values that were learnt. */
    boolean admits(Lessons lessons, int today) {
        enter(today);
        int told = Integer.bitCount(lessons.learned());
        if (told == 0 || values + told > MOST_VALUES) {
            return false;
        }
        values += told;
        return true;
    }

    private void enter(int today) {
        if (today != day) {
            day = today;
            values = 0;
            calls = 0;
            oddest = 0;
        }
    }

    Submissions copy() {
        var copy = new Submissions();
        copy.day = day;
        copy.values = values;
        copy.calls = calls;
        copy.minute = minute;
        copy.oddest = oddest;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeShort(day);
        out.writeByte(values);
        out.writeLong(calls);
        out.writeInt(minute);
        out.writeFloat(oddest);
    }

    static Submissions read(DataInputView in) throws IOException {
        var submissions = new Submissions();
        submissions.day = in.readUnsignedShort();
        submissions.values = in.readUnsignedByte();
        submissions.calls = in.readLong();
        submissions.minute = in.readInt();
        submissions.oddest = in.readFloat();
        return submissions;
    }
}
