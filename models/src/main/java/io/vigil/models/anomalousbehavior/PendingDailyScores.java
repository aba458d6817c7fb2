package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.Tactic;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The highest scores of days that are not over, or too odd to be learnt yet. When there are too many, the lowest is left out. */
final class PendingDailyScores {
    private static final int CAPACITY = 96;

    private final Odd[] all = new Odd[CAPACITY];
    private int size;

    /** @param first of the principal's tactics on that day */
    private record Odd(long entity, Tactic tactic, int day, float score, boolean improbable, boolean first) {
        boolean isOf(long principal, int on) {
            return entity == principal && day == on;
        }

        /** The day on which it may be learnt. */
        int due() {
            return improbable ? day + 2 : day + 1;
        }

        Odd higher(Odd other) {
            return new Odd(entity, tactic, day, Math.max(score, other.score), improbable || other.improbable, first);
        }
    }

    /** Takes what may be learnt. */
    interface Taker {
        void take(Tactic tactic, double score, boolean first);
    }

    void add(long entity, Tactic tactic, int day, double score, boolean improbable) {
        boolean first = true;
        for (int at = 0; at < size; at++) {
            if (all[at].isOf(entity, day)) {
                if (all[at].tactic == tactic) {
                    all[at] = all[at].higher(new Odd(entity, tactic, day, (float) score, improbable, false));
                    return;
                }
                first = false;
            }
        }
        var odd = new Odd(entity, tactic, day, (float) score, improbable, first);
        if (size < CAPACITY) {
            all[size++] = odd;
        } else if (all[lowest()].score < odd.score) {
            all[lowest()] = odd;
        }
    }

    void release(int today, Taker taker) {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            if (all[at].due() <= today) {
                taker.take(all[at].tactic, all[at].score, all[at].first);
            } else {
                all[kept++] = all[at];
            }
        }
        size = kept;
    }

    private int lowest() {
        int lowest = 0;
        for (int at = 1; at < size; at++) {
            lowest = all[at].score < all[lowest].score ? at : lowest;
        }
        return lowest;
    }

    PendingDailyScores copy() {
        var copy = new PendingDailyScores();
        System.arraycopy(all, 0, copy.all, 0, size);
        copy.size = size;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(size);
        for (int at = 0; at < size; at++) {
            out.writeLong(all[at].entity);
            out.writeByte(all[at].tactic.code());
            out.writeShort(all[at].day);
            out.writeFloat(all[at].score);
            out.writeBoolean(all[at].improbable);
            out.writeBoolean(all[at].first);
        }
    }

    static PendingDailyScores read(DataInputView in) throws IOException {
        var days = new PendingDailyScores();
        days.size = in.readUnsignedByte();
        for (int at = 0; at < days.size; at++) {
            days.all[at] = new Odd(
                    in.readLong(),
                    Tactic.of(in.readByte()),
                    in.readUnsignedShort(),
                    in.readFloat(),
                    in.readBoolean(),
                    in.readBoolean());
        }
        return days;
    }
}
