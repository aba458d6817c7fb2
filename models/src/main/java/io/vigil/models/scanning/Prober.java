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
    /** The farthest that it came, and the port there; 0 for none. */
    private Reach reach = Reach.NOTHING;

    private char port;
    /** Epoch milliseconds of the latest report; 0 before the first. */
    private long reported;

    private Reach reportedReach = Reach.NOTHING;

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

    Reach reach() {
        return reach;
    }

    /** Where it came so far; 0 where it came nowhere. */
    int port() {
        return port;
    }

    void probe(int tried, Reach reached, long time) {
        if (reached.compareTo(reach) > 0) {
            reach = reached;
            port = (char) tried;
        }
        long now = time / HALF_HOUR;
        if (now > halfHour) {
            boolean pause = now > halfHour + 1;
            since = pause ? time : since;
            portsBefore = pause ? new Distinct() : ports;
            ports = new Distinct();
            halfHour = now;
        }
        ports.add(tried);
    }

    /** Whether there is something to report that was not reported within this time. */
    boolean isNews(long time, long apart) {
        return reported == 0 || time - reported >= apart || reach.compareTo(reportedReach) > 0;
    }

    void report(long time) {
        reported = time;
        reportedReach = reach;
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
        copy.reach = reach;
        copy.port = port;
        copy.reported = reported;
        copy.reportedReach = reportedReach;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(who);
        out.writeLong(since);
        out.writeLong(halfHour);
        ports.write(out);
        portsBefore.write(out);
        out.writeByte(reach.ordinal());
        out.writeChar(port);
        out.writeLong(reported);
        out.writeByte(reportedReach.ordinal());
    }

    static Prober read(DataInputView in) throws IOException {
        var prober = new Prober(in.readLong(), in.readLong());
        prober.halfHour = in.readLong();
        prober.ports = Distinct.read(in);
        prober.portsBefore = Distinct.read(in);
        prober.reach = Reach.at(in.readByte());
        prober.port = in.readChar();
        prober.reported = in.readLong();
        prober.reportedReach = Reach.at(in.readByte());
        return prober;
    }
}
