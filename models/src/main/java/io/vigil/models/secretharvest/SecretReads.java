package io.vigil.models.secretharvest;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Which secrets a principal asked for lately, and how many at a time it usually does: up to 1.1 KB in a savepoint, 40 bytes for most. */
@TypeInfo(StateTypeFactory.class)
public final class SecretReads {
    static final StateCodec<SecretReads> CODEC =
            StateCodec.of(1, SecretReads::write, SecretReads::read).copying(SecretReads::copy);

    /** Of what the reader was refused: it shows that he does not know which secrets are his. */
    static final int REFUSED = 3;

    /** Of one call that reads up to twenty. */
    static final int BATCH = 5;

    /** More than this at a time are not distinguished. */
    private static final int MOST = 64;

    private long[] targets = new long[0];
    private long[] times = new long[0];
    private int[] weights = new int[0];

    /** Epoch day of {@link #mostToday}. */
    int day;

    /** Largest weight of one window on that day. */
    int mostToday;

    /** Largest weight of one window on the days before; halves in sixteen days. */
    double usual;

    /** Epoch milliseconds of the first read that is remembered; 0 before it. */
    long first;

    /** Epoch milliseconds until which more of the same is the same finding. */
    long toldUntil;

    /** Takes a target in, or renews it. What was asked for before {@code since} is forgotten. */
    void add(long target, int weight, long time, long since) {
        forgetBefore(since);
        first = first == 0 ? time : first;
        int at = indexOf(target);
        if (at < 0 && targets.length == MOST) {
            return;
        }
        if (at < 0) {
            at = targets.length;
            resize(at + 1);
            targets[at] = target;
        }
        times[at] = Math.max(times[at], time);
        weights[at] = Math.max(weights[at], weight);
    }

    /** Of all distinct targets that are remembered. */
    int weight() {
        return Arrays.stream(weights).sum();
    }

    /** Epoch milliseconds at which the first of them was last asked for. */
    long earliest() {
        return Arrays.stream(times).min().orElseThrow();
    }

    /** Whether any of them was refused. */
    boolean refused() {
        return Arrays.stream(weights).anyMatch(weight -> weight >= REFUSED && weight != BATCH);
    }

    int distinct() {
        return targets.length;
    }

    private int indexOf(long target) {
        for (int at = 0; at < targets.length; at++) {
            if (targets[at] == target) {
                return at;
            }
        }
        return -1;
    }

    private void forgetBefore(long since) {
        int kept = 0;
        for (int at = 0; at < targets.length; at++) {
            if (times[at] >= since) {
                targets[kept] = targets[at];
                times[kept] = times[at];
                weights[kept] = weights[at];
                kept++;
            }
        }
        resize(kept);
    }

    private void resize(int length) {
        targets = Arrays.copyOf(targets, length);
        times = Arrays.copyOf(times, length);
        weights = Arrays.copyOf(weights, length);
    }

    SecretReads copy() {
        var copy = new SecretReads();
        copy.targets = targets.clone();
        copy.times = times.clone();
        copy.weights = weights.clone();
        copy.day = day;
        copy.mostToday = mostToday;
        copy.usual = usual;
        copy.first = first;
        copy.toldUntil = toldUntil;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(targets.length);
        for (int at = 0; at < targets.length; at++) {
            out.writeLong(targets[at]);
            out.writeLong(times[at]);
            out.writeByte(weights[at]);
        }
        out.writeShort(day);
        out.writeShort(mostToday);
        out.writeDouble(usual);
        out.writeLong(first);
        out.writeLong(toldUntil);
    }

    static SecretReads read(DataInputView in) throws IOException {
        var harvest = new SecretReads();
        harvest.resize(in.readUnsignedByte());
        for (int at = 0; at < harvest.targets.length; at++) {
            harvest.targets[at] = in.readLong();
            harvest.times[at] = in.readLong();
            harvest.weights[at] = in.readUnsignedByte();
        }
        harvest.day = in.readUnsignedShort();
        harvest.mostToday = in.readUnsignedShort();
        harvest.usual = in.readDouble();
        harvest.first = in.readLong();
        harvest.toldUntil = in.readLong();
        return harvest;
    }
}
