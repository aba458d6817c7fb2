package io.vigil.models.scanning;

import io.vigil.models.conversations.Distinct;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A stranger that tries ports of one machine of ours: different ports of this half hour and the one before, 30 to 380 bytes. */
final class Prober {
    static final long HALF_HOUR = 30 * 60_000L;

    final long who;
    /** Epoch milliseconds of the first probe of the present visit. */
    private long since;
    /** Number of the present half hour since the epoch. */
    private long halfHour;

    private Distinct ports = new Distinct();
    private Distinct portsBefore = new Distinct();
    /** Whether nothing stopped it at some port. */
    private boolean passes;
    /** Epoch milliseconds of the latest report; 0 before the first. */
    long reported;

    Prober(long who, long time) {
        this.who = who;
        this.since = time;
        this.halfHour = time / HALF_HOUR;
    }

    long since() {
        return since;
    }

    long halfHour() {
        return halfHour;
    }

    boolean passes() {
        return passes;
    }

    void probe(int port, boolean passed, long time) {
        passes |= passed;
        long now = time / HALF_HOUR;
        if (now > halfHour) {
            boolean pause = now > halfHour + 1;
            since = pause ? time : since;
            portsBefore = pause ? new Distinct() : ports;
            ports = new Distinct();
            halfHour = now;
        }
        ports.add(port);
    }

    /** Different ports of the latest half hour to hour; what both halves tried counts twice. */
    double ports() {
        return ports.count() + portsBefore.count();
    }

    Prober copy() {
        var copy = new Prober(who, since);
        copy.halfHour = halfHour;
        copy.ports = ports.copy();
        copy.portsBefore = portsBefore.copy();
        copy.passes = passes;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(who);
        out.writeLong(since);
        out.writeLong(halfHour);
        ports.write(out);
        portsBefore.write(out);
        out.writeBoolean(passes);
        out.writeLong(reported);
    }

    static Prober read(DataInputView in) throws IOException {
        var prober = new Prober(in.readLong(), in.readLong());
        prober.halfHour = in.readLong();
        prober.ports = Distinct.read(in);
        prober.portsBefore = Distinct.read(in);
        prober.passes = in.readBoolean();
        prober.reported = in.readLong();
        return prober;
    }
}
