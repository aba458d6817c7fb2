package io.vigil.models.machineclass;

import io.vigil.models.conversations.Habits;
import io.vigil.models.conversations.Uploads;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What the machines of one class do: 1 KB typically, 6 KB at most. */
final class ClassHabits {
    private static final int SERVICES = 256;
    private static final int PORTS = 40;
    private static final int MOST_PENDING = 8;

    /** Hash of the role, or of the subnet. */
    final long key;
    /** Day since 1970 of its first use. */
    final int since;

    /** The latest day with a use. */
    private int day;
    /** Machines that joined it, and those of them that did today. */
    private int machines;

    private int newMachines;
    private Habits services = new Habits();
    private Habits ports = new Habits();
    private Uploads uploads = new Uploads();
    private Pending[] pending = {};

    ClassHabits(long key, int since) {
        this.key = key;
        this.since = since;
    }

    int day() {
        return day;
    }

    void enter(int today) {
        if (today > day) {
            day = today;
            newMachines = 0;
        }
        uploads.enter(day);
    }

    /** A machine was never seen before. */
    void join() {
        machines++;
        newMachines++;
    }

    /** Machines that were there on a day before. */
    int machinesBefore() {
        return machines - newMachines;
    }

    /** @return whether nobody used it before */
    boolean useService(long service) {
        return services.use(service, day, SERVICES) == 1;
    }

    boolean usePort(int port) {
        return ports.use(port, day, PORTS) == 1;
    }

    /** New services to expect of a day of the class. */
    double newServices() {
        return services.novelty();
    }

    double newPorts() {
        return ports.novelty();
    }

    int knownServices() {
        return services.known();
    }

    Uploads uploads() {
        return uploads;
    }

    void await(Pending use) {
        if (pending.length < MOST_PENDING) {
            pending = Arrays.copyOf(pending, pending.length + 1);
            pending[pending.length - 1] = use;
        }
    }

    /** Somebody used it. */
    void countOthers(long service, long machine) {
        for (Pending each : pending) {
            each.others += each.service == service && each.machine != machine ? 1 : 0;
        }
    }

    /** Null where nothing was odd about that use. */
    @Nullable
    Pending take(long service, long machine, long time) {
        for (Pending each : pending) {
            if (each.service == service && each.machine == machine && each.time == time) {
                pending = Arrays.stream(pending).filter(other -> other != each).toArray(Pending[]::new);
                return each;
            }
        }
        return null;
    }

    ClassHabits copy() {
        var copy = new ClassHabits(key, since);
        copy.day = day;
        copy.machines = machines;
        copy.newMachines = newMachines;
        copy.services = services.copy();
        copy.ports = ports.copy();
        copy.uploads = uploads.copy();
        copy.pending = Arrays.stream(pending).map(Pending::copy).toArray(Pending[]::new);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(key);
        out.writeInt(since);
        out.writeInt(day);
        out.writeInt(machines);
        out.writeInt(newMachines);
        services.write(out);
        ports.write(out);
        uploads.write(out);
        out.writeByte(pending.length);
        for (Pending each : pending) {
            each.write(out);
        }
    }

    static ClassHabits read(DataInputView in) throws IOException {
        var read = new ClassHabits(in.readLong(), in.readInt());
        read.day = in.readInt();
        read.machines = in.readInt();
        read.newMachines = in.readInt();
        read.services = Habits.read(in);
        read.ports = Habits.read(in);
        read.uploads = Uploads.read(in);
        read.pending = new Pending[in.readUnsignedByte()];
        for (int at = 0; at < read.pending.length; at++) {
            read.pending[at] = Pending.read(in);
        }
        return read;
    }
}
