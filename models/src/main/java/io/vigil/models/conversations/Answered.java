package io.vigil.models.conversations;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Conversations of the latest hour that were answered, by hash, with who opened them: a piece that is left alone later is one of theirs. At most 64 in
 * 4 bytes each; of two with one place, the later one stays.
 */
final class Answered {
    private static final int PLACES = 64;
    private static final long PERIOD = 900_000L;
    /** Periods that are remembered beside the present one. */
    private static final int KEPT = 4;

    private static final int PERIOD_BITS = 8;
    private static final int SIDE_BITS = 2;
    private static final int LATER = (1 << PERIOD_BITS) - 1;
    private static final int SIDE = (1 << SIDE_BITS) - 1;
    private static final int REST = PERIOD_BITS + SIDE_BITS;
    private static final Opening.Side[] SIDES = Opening.Side.values();

    /** Part of the hash, number of the period, one more than the side; 0 is free. Null while there are none. */
    private int @Nullable [] marks;

    private long period;

    /** Forgets what is too old. */
    void turnTo(long time) {
        if (time / PERIOD <= period) {
            return;
        }
        period = time / PERIOD;
        boolean any = false;
        for (int at = 0; marks != null && at < PLACES; at++) {
            marks[at] = isOld(marks[at]) ? 0 : marks[at];
            any |= marks[at] != 0;
        }
        marks = any ? marks : null;
    }

    private boolean isOld(int mark) {
        return ((period - (mark >>> SIDE_BITS)) & LATER) > KEPT;
    }

    void note(long conversation, Opening.Side opener) {
        if (marks == null) {
            marks = new int[PLACES];
        }
        int age = (int) period & LATER;
        marks[place(conversation)] = part(conversation) | age << SIDE_BITS | opener.ordinal() + 1;
    }

    /** Who opened it; null for a conversation that was not answered lately. */
    Opening.@Nullable Side opener(long conversation) {
        int mark = marks == null ? 0 : marks[place(conversation)];
        return mark == 0 || mark >>> REST != part(conversation) >>> REST ? null : SIDES[(mark & SIDE) - 1];
    }

    private static int place(long conversation) {
        return (int) conversation & PLACES - 1;
    }

    /** Its upper bits, with room for the rest. */
    private static int part(long conversation) {
        return (int) (conversation >>> Integer.SIZE) >>> REST << REST;
    }

    Answered copy() {
        var copy = new Answered();
        copy.marks = marks == null ? null : marks.clone();
        copy.period = period;
        return copy;
    }

    /** Only the places that are taken. */
    void write(DataOutputView out) throws IOException {
        out.writeInt((int) period);
        long taken = 0;
        for (int at = 0; marks != null && at < PLACES; at++) {
            taken |= marks[at] == 0 ? 0 : 1L << at;
        }
        out.writeLong(taken);
        for (int at = 0; marks != null && at < PLACES; at++) {
            if (marks[at] != 0) {
                out.writeInt(marks[at]);
            }
        }
    }

    static Answered read(DataInputView in) throws IOException {
        var read = new Answered();
        read.period = in.readInt();
        long taken = in.readLong();
        if (taken != 0) {
            read.marks = new int[PLACES];
            for (int at = 0; at < PLACES; at++) {
                read.marks[at] = (taken >>> at & 1) != 0 ? in.readInt() : 0;
            }
        }
        return read;
    }
}
