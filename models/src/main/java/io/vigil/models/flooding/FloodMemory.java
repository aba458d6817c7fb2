package io.vigil.models.flooding;

import io.vigil.events.codec.StateCodec;
import io.vigil.models.baseline.Days;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Whom one machine sends most without an answer, and how much of each kind it usually sends so in a minute: at most 0.5 KB. What is usual is the
 * most of an earlier day; it doubles at most in a day, and fades by a twentieth.
 */
final class FloodMemory {
    static final StateCodec<FloodMemory> CODEC =
            StateCodec.of(1, FloodMemory::write, FloodMemory::read).copying(FloodMemory::copy);

    private static final int MOST = 8;
    private static final int KINDS = FloodKind.values().length;
    private static final double FADING = 0.95;
    /** What a day teaches at most: twice as much in a week. Who grows faster is a flood that wants to become usual. */
    private static final double GROWTH = Math.pow(2, 1 / 7.0);

    /** Packets a minute that anybody may send. */
    private static final double FEW = 600;

    private Target[] targets = {};
    private final float[] usual = new float[KINDS];
    private final float[] today = new float[KINDS];
    private int day;

    /** The one that was sent to least, or least lately, makes room. */
    Target of(long key, long minute) {
        int least = 0;
        for (int at = 0; at < targets.length; at++) {
            if (targets[at].key == key) {
                return targets[at];
            }
            least = weight(targets[at], minute) < weight(targets[least], minute) ? at : least;
        }
        if (targets.length < MOST) {
            least = targets.length;
            targets = Arrays.copyOf(targets, least + 1);
        }
        targets[least] = new Target(key);
        return targets[least];
    }

    private static double weight(Target target, long minute) {
        return target.minute() < minute - 1 ? 0 : target.sent();
    }

    /** Whether it sends so without answer on earlier days, too, or nearly so. */
    boolean isUsual(FloodKind kind, double packets, double times, long time) {
        int now = Days.of(time);
        for (int at = 0; now > day && at < KINDS; at++) {
            double most = Math.max(FEW, usual[at]) * GROWTH;
            usual[at] = (float) Math.max(usual[at] * FADING, Math.min(today[at], most));
            today[at] = 0;
        }
        day = Math.max(day, now);
        today[kind.code] = (float) Math.max(today[kind.code], packets);
        return packets < usual[kind.code] * times;
    }

    FloodMemory copy() {
        var copy = new FloodMemory();
        copy.targets = Arrays.stream(targets).map(Target::copy).toArray(Target[]::new);
        System.arraycopy(usual, 0, copy.usual, 0, KINDS);
        System.arraycopy(today, 0, copy.today, 0, KINDS);
        copy.day = day;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(targets.length);
        for (Target target : targets) {
            target.write(out);
        }
        for (int at = 0; at < KINDS; at++) {
            out.writeFloat(usual[at]);
            out.writeFloat(today[at]);
        }
        out.writeInt(day);
    }

    static FloodMemory read(DataInputView in) throws IOException {
        var memory = new FloodMemory();
        memory.targets = new Target[in.readUnsignedByte()];
        for (int at = 0; at < memory.targets.length; at++) {
            memory.targets[at] = Target.read(in);
        }
        for (int at = 0; at < KINDS; at++) {
            memory.usual[at] = in.readFloat();
            memory.today[at] = in.readFloat();
        }
        memory.day = in.readInt();
        return memory;
    }
}
