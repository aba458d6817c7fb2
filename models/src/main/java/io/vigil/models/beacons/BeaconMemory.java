package io.vigil.models.beacons;

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
    static final StateCodec<BeaconMemory> CODEC =
            StateCodec.of(1, BeaconMemory::write, BeaconMemory::read).copying(BeaconMemory::copy);

    private static final int MOST = 32;

    /** Epoch milliseconds of the first call of all. */
    final long since;

    private Calls[] calls = {};
    /** Networks that it calls, or registered domains. */
    Habits places = new Habits();
    /** Rhythms that it keeps, each of a port. */
    DayTable rhythms = new DayTable();
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
