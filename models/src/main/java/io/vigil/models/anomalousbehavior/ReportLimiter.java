package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.Tactic;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What was reported of a principal lately, so that an attack that goes on is reported once, with its acts together. */
final class ReportLimiter {
    private static final int ACTS = 4;
    private static final int MINUTE = 60_000;
    private static final int MINUTES_BETWEEN = 60;
    /** What is done to one service within so many minutes of a report is one act of work: a user, its group, its password. */
    private static final int MINUTES_OF_ONE_ACT = 10;

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

    // Of the call reported last: hash of its service, and tenths of its weight.
    private int service;
    private int weight;

    /** Whether this is worth telling: the first within an hour for its tactic, or a call that was not reported yet. */
    boolean isNews(Api api, long time) {
        int minute = minute(time);
        forget(minute);
        boolean known = (calls >>> api.key() & 1) != 0;
        return !known || reported.length == 0 || minute - reported[api.tactic().code()] >= MINUTES_BETWEEN;
    }

    /** Whether this goes on with what was reported last, and weighs no more. */
    boolean continues(Api api, long time) {
        return acts.length > 0
                && (int) api.service() == service
                && tenths(api) <= weight
                && minute(time) - acts[acts.length - 1].minute <= MINUTES_OF_ONE_ACT;
    }

    private static int tenths(Api api) {
        return (int) Math.round(api.sensitivity() * 10);
    }

    void add(Api api, long time, String eventId) {
        int minute = minute(time);
        service = (int) api.service();
        weight = tenths(api);
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
        copy.service = service;
        copy.weight = weight;
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
        out.writeInt(service);
        out.writeByte(weight);
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
        reports.service = in.readInt();
        reports.weight = in.readUnsignedByte();
        reports.reported = new int[Tactic.COUNT];
        int known = in.readUnsignedByte();
        for (int at = 0; at < known; at++) {
            reports.reported[at] = in.readInt();
        }
        return reports;
    }
}
