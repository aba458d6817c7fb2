package io.vigil.models.beacons;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.DayTable;
import io.vigil.models.conversations.Habits;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Whom one machine calls, or which names it asks for: 0.3 KB typically, 4 KB at most. Of too many, those with the fewest calls make room, the oldest
 * of them first.
 */
@TypeInfo(StateTypeFactory.class)
public final class BeaconMemory {
    static final StateCodec<BeaconMemory> CODEC = StateCodec.of(2, BeaconMemory::write, BeaconMemory::read)
            .since(1, BeaconMemory::read)
            .copying(BeaconMemory::copy);

    private static final int MOST = 32;
    private static final int RHYTHMS = 16;
    /** Of an octave. */
    private static final int QUARTERS = 4;
    /** Days on which a rhythm was kept that make it a habit. */
    private static final int HABIT = 2;
    /** In place of an octave: of connections that stay open. */
    private static final int STAYS = -1;

    /** Epoch milliseconds of the first call of all. */
    final long since;

    private Calls[] calls = {};
    /** Networks that it calls, or registered domains. */
    Habits places = new Habits();
    /** Rhythms that it keeps, each of a port. */
    private DayTable rhythms = new DayTable();
    /** Ports at which somebody answered. */
    DayTable heard = new DayTable();

    BeaconMemory(long since) {
        this.since = since;
    }

    @Nullable
    Calls find(long whom) {
        for (Calls each : calls) {
            if (each.whom == whom) {
                return each;
            }
        }
        return null;
    }

    /** Whether one more call on that day teaches nothing: it is usual, was called that day already, and its calls are not followed. */
    boolean isUsual(long whom, int day) {
        Calls followed = find(whom);
        return places.isSettled(whom, day) && (followed == null || !followed.toNewcomer);
    }

    Calls add(Calls added) {
        int at = calls.length;
        if (at < MOST) {
            calls = Arrays.copyOf(calls, at + 1);
        } else {
            at = least();
        }
        calls[at] = added;
        return added;
    }

    /** How many rhythms were reported within so many milliseconds, as far as they are remembered. */
    int reportedWithin(long time, long now) {
        int count = 0;
        for (Calls each : calls) {
            count += each.reported != 0 && now - each.reported < time ? 1 : 0;
        }
        return count;
    }

    /**
     * Whether a rhythm is a habit, which it is from its third day on. A period may lie on the border between two octaves, so that those beside it count, too.
     *
     * @param bin of the rhythm, in quarters of an octave
     */
    boolean keepsRhythm(int port, int bin, int today) {
        int octave = bin / QUARTERS;
        int most = 0;
        for (int each = Math.max(0, octave - 1); each <= octave + 1; each++) {
            most = Math.max(most, rhythms.daysBefore(rhythm(port, each), today));
        }
        rhythms.learn(rhythm(port, octave), today, RHYTHMS);
        return most >= HABIT;
    }

    /** The same of connections that stay open. */
    boolean keepsOpen(int port, int today) {
        int days = rhythms.daysBefore(rhythm(port, STAYS), today);
        rhythms.learn(rhythm(port, STAYS), today, RHYTHMS);
        return days >= HABIT;
    }

    private static long rhythm(int port, int octave) {
        return Hash.combine(port, octave);
    }

    private int least() {
        int least = 0;
        for (int at = 1; at < calls.length; at++) {
            int fewer = calls[at].weight() - calls[least].weight();
            least = fewer < 0 || fewer == 0 && calls[at].latest() < calls[least].latest() ? at : least;
        }
        return least;
    }

    BeaconMemory copy() {
        var copy = new BeaconMemory(since);
        copy.calls = Arrays.stream(calls).map(Calls::copy).toArray(Calls[]::new);
        copy.places = places.copy();
        copy.rhythms = rhythms.copy();
        copy.heard = heard.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(since);
        out.writeByte(calls.length);
        for (Calls each : calls) {
            each.write(out);
        }
        places.write(out);
        rhythms.write(out);
        heard.write(out);
    }

    static BeaconMemory read(DataInputView in) throws IOException {
        var memory = new BeaconMemory(in.readLong());
        memory.calls = new Calls[in.readUnsignedByte()];
        for (int at = 0; at < memory.calls.length; at++) {
            memory.calls[at] = Calls.read(in);
        }
        memory.places = Habits.read(in);
        memory.rhythms = DayTable.read(in);
        memory.heard = DayTable.read(in);
        return memory;
    }
}
