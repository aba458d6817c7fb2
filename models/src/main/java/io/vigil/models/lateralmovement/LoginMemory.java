package io.vigil.models.lateralmovement;

import io.vigil.events.codec.StateCodec;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Habits;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** To which machines one machine logs in: 50 bytes for those that never do, 0.5 KB at most. */
final class LoginMemory {
    static final StateCodec<LoginMemory> CODEC =
            StateCodec.of(1, LoginMemory::write, LoginMemory::read).copying(LoginMemory::copy);

    /** Epoch milliseconds of the first conversation of any kind. */
    final long since;

    Habits machines;
    private int day;
    /** Machines that were new on this day. */
    private int begun;
    /** Epoch milliseconds of the latest report; 0 before the first. */
    long reported;

    LoginMemory(long since) {
        this.since = since;
        this.machines = Habits.from(Days.of(since));
    }

    /** @return how many were new today, with this one */
    int begin(int today) {
        begun = today == day ? begun + 1 : 1;
        day = today;
        return begun;
    }

    LoginMemory copy() {
        var copy = new LoginMemory(since);
        copy.machines = machines.copy();
        copy.day = day;
        copy.begun = begun;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(since);
        machines.write(out);
        out.writeInt(day);
        out.writeShort(begun);
        out.writeLong(reported);
    }

    static LoginMemory read(DataInputView in) throws IOException {
        var memory = new LoginMemory(in.readLong());
        memory.machines = Habits.read(in);
        memory.day = in.readInt();
        memory.begun = in.readUnsignedShort();
        memory.reported = in.readLong();
        return memory;
    }
}
