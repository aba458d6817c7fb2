package io.vigil.models.machineclass;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A service that is new to a class, until it is known whether others of the class take it up, too: 29 bytes. */
final class Pending {
    final long service;
    /** Who was first. */
    final long machine;
    /** Epoch milliseconds of its use. */
    final long time;
    /** The port is new, too. */
    final boolean newPort;
    /** Uses of others since. */
    int others;

    Pending(long service, long machine, long time, boolean newPort) {
        this.service = service;
        this.machine = machine;
        this.time = time;
        this.newPort = newPort;
    }

    Pending copy() {
        var copy = new Pending(service, machine, time, newPort);
        copy.others = others;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(service);
        out.writeLong(machine);
        out.writeLong(time);
        out.writeBoolean(newPort);
        out.writeInt(others);
    }

    static Pending read(DataInputView in) throws IOException {
        var read = new Pending(in.readLong(), in.readLong(), in.readLong(), in.readBoolean());
        read.others = in.readInt();
        return read;
    }
}
