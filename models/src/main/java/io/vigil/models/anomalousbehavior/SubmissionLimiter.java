package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a principal submitted to its account today. It bounds what one principal can make the account look at: each call again only when an hour has
 * passed or it has become odder, and so many new values a day.
 */
final class SubmissionLimiter {
    private static final int MINUTE = 60_000;
    private static final int MINUTES_BETWEEN = 60;
    private static final float ODDER = 0.1f;
    private static final int MOST_CALLS = 16;
    private static final int MOST_VALUES = 32;
    private static final Call[] NONE = {};

    private int day;
    private int values;
    /** Of today, the one submitted last at the end; replaced as a whole, never changed in place. */
    private Call[] calls = NONE;

    /** A call that was submitted. */
    private record Call(long api, float score, int minute) {}

    /** Whether the account should look at a call, and if so, that it did. */
    boolean admits(Api api, double score, long time, int today) {
        enter(today);
        var call = new Call(api.key(), (float) score, (int) (time / MINUTE));
        int at = find(api.key());
        if (at >= 0 && call.score < calls[at].score + ODDER && call.minute - calls[at].minute < MINUTES_BETWEEN) {
            return false;
        }
        List<Call> now = new ArrayList<>(Arrays.asList(calls));
        if (at >= 0 || calls.length == MOST_CALLS) {
            now.remove(Math.max(0, at));
        }
        now.add(call);
        calls = now.toArray(Call[]::new);
        return true;
    }

    private int find(long api) {
        int at = calls.length - 1;
        while (at >= 0 && calls[at].api != api) {
            at--;
        }
        return at;
    }

    /** Whether to report learnt values to the account. */
    boolean admits(Lessons lessons, int today) {
        enter(today);
        int reported = Integer.bitCount(lessons.learned());
        if (reported == 0 || values + reported > MOST_VALUES) {
            return false;
        }
        values += reported;
        return true;
    }

    private void enter(int today) {
        if (today != day) {
            day = today;
            values = 0;
            calls = NONE;
        }
    }

    SubmissionLimiter copy() {
        var copy = new SubmissionLimiter();
        copy.day = day;
        copy.values = values;
        copy.calls = calls;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeShort(day);
        out.writeByte(values);
        out.writeByte(calls.length);
        for (Call call : calls) {
            out.writeLong(call.api);
            out.writeFloat(call.score);
            out.writeInt(call.minute);
        }
    }

    static SubmissionLimiter read(DataInputView in) throws IOException {
        var submissions = new SubmissionLimiter();
        submissions.day = in.readUnsignedShort();
        submissions.values = in.readUnsignedByte();
        submissions.calls = new Call[in.readUnsignedByte()];
        for (int at = 0; at < submissions.calls.length; at++) {
            submissions.calls[at] = new Call(in.readLong(), in.readFloat(), in.readInt());
        }
        return submissions;
    }
}
