package io.vigil.models.traffic;

import io.vigil.models.conversations.Habits;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * At which ports of nobody in particular a machine serves the internet, and one that it opened lately: to one stranger alone, as a shell that waits for its master, or
 * to whoever comes. 17 bytes, and 15 for each port.
 */
final class Opened {
    private static final int PORTS = 16;
    /** Milliseconds within which whoever offers a service to many is found by a second one. */
    private static final long ALONE_FOR = 600_000;

    static final int PORT_BITS = 16;

    private Habits ports = new Habits();
    /** Day since 1970 from which on it is watched; 0 before. */
    private int first;
    /** The port that is new, 0 for none; who came there first, and when. */
    private int port;

    private long stranger;
    private long since;

    /** Takes in that the machine was there on this day, whether it served anybody or not. */
    void watch(int day) {
        if (first == 0) {
            first = day;
            ports = Habits.from(day);
        }
    }

    /** Days for which it is watched. */
    int days(int today) {
        return today - first;
    }

    /**
     * Takes in that a stranger was served.
     *
     * @param who its network, and in the lowest bits the port from which it came
     * @param until epoch milliseconds of the last packet
     * @return whether the port is new, and has served this one stranger alone, over one connection, for long enough
     */
    boolean serve(int at, long who, int day, long from, long until) {
        int used = ports.use(at, day, PORTS);
        if (used == 1) {
            port = at;
            stranger = who;
            since = from;
        }
        if (used == 0 || at != port) {
            return false;
        }
        if ((who ^ stranger) >>> PORT_BITS != 0) {
            port = 0;
            return false;
        }
        if (who != stranger) {
            stranger = who;
            since = from;
        }
        boolean isAlone = until - since >= ALONE_FOR;
        port = isAlone ? 0 : port;
        return isAlone;
    }

    double novelty(int at) {
        return ports.noveltyBeside(at);
    }

    long since() {
        return since;
    }

    Opened copy() {
        var copy = new Opened();
        copy.ports = ports.copy();
        copy.first = first;
        copy.port = port;
        copy.stranger = stranger;
        copy.since = since;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        ports.write(out);
        out.writeShort(first);
        out.writeShort(port);
        if (port != 0) {
            out.writeLong(stranger);
            out.writeLong(since);
        }
    }

    static Opened read(DataInputView in) throws IOException {
        var read = new Opened();
        read.ports = Habits.read(in);
        read.first = in.readUnsignedShort();
        read.port = in.readUnsignedShort();
        if (read.port != 0) {
            read.stranger = in.readLong();
            read.since = in.readLong();
        }
        return read;
    }
}
