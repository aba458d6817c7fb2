package io.vigil.models.anomalousbehavior;

import io.vigil.events.Tactic;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What was reported of a principal lately, so that an attack that goes on is reported once, with its acts together. */
final class ReportLimiter {
    private static final int ACTS = 4;
    private static final int MINUTE = 60_000;
    private static final int MINUTES_BETWEEN = 60;
    private static final int MINUTES_REMEMBERED = 24 * 60;
    private static final Act[] NO_ACTS = {};
    private static final int[] NONE_YET = {};

    /** An unusual call that was reported. */
    record Act(int minute, String label, String eventId) {}

    /** Minute of the last report for each tactic, by its code. */
    private int[] reported = NONE_YET;

    private int firstMinute;
    /** One bit by hash of a reported call. */
    private long calls;

    private Act[] acts = NO_ACTS;

    /** Whether this is worth telling: the first within an hour for its tactic, or a call that was not reported yet. */
    boolean isNews(Api api, long time) {
        int minute = minute(time);
        forget(minute);
        boolean known = (calls >>> api.key() & 1) != 0;
        return !known || reported.length == 0 || minute - reported[api.tactic().code()] >= MINUTES_BETWEEN;
    }

    void add(Api api, long time, String eventId) {
        int minute = minute(time);
        if (acts.length == 0) {
            firstMinute = minute;
        }
        calls |= 1L << api.key();
        reported = reported.length == 0 ? new int[Tactic.COUNT] : reported;
        reported[api.tactic().code()] = minute;
        int from = acts.length == ACTS ? 1 : 0;
        acts = Arrays.copyOfRange(acts, from, acts.length + 1);
        acts[acts.length - 1] = new Act(minute, api.label(), eventId);
    }

    /** The acts reported last, in order; nobody changes it. */
    Act[] acts() {
        return acts;
    }

    private void forget(int minute) {
        if (acts.length > 0 && minute - firstMinute > MINUTES_REMEMBERED) {
            acts = NO_ACTS;
            calls = 0;
            reported = NONE_YET;
        }
    }

    private static int minute(long time) {
        return (int) (time / MINUTE);
    }

    ReportLimiter copy() {
        var copy = new ReportLimiter();
        copy.reported = reported.clone();
        copy.firstMinute = firstMinute;
        copy.calls = calls;
        copy.acts = acts;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(acts.length);
        if (acts.length == 0) {
            return;
        }
        for (Act act : acts) {
            out.writeInt(act.minute);
            out.writeUTF(act.label);
            out.writeUTF(act.eventId);
        }
        out.writeInt(firstMinute);
        out.writeLong(calls);
        out.writeByte(reported.length);
        for (int minute : reported) {
            out.writeInt(minute);
        }
    }

    static ReportLimiter read(DataInputView in) throws IOException {
        var reports = new ReportLimiter();
        int size = in.readUnsignedByte();
        if (size == 0) {
            return reports;
        }
        reports.acts = new Act[size];
        for (int at = 0; at < size; at++) {
            reports.acts[at] = new Act(in.readInt(), in.readUTF(), in.readUTF());
        }
        reports.firstMinute = in.readInt();
        reports.calls = in.readLong();
        reports.reported = new int[Tactic.COUNT];
        int known = in.readUnsignedByte();
        for (int at = 0; at < known; at++) {
            reports.reported[at] = in.readInt();
        }
        return reports;
    }
}
