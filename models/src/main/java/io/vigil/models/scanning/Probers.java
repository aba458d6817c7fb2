package io.vigil.models.scanning;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Who tries ports of one machine: at most {@link #MOST} strangers, 6 KB, and half a kilobyte of counts. The internet sends thousands that come
 * once or twice, so a stranger is counted in a cell that it shares with others, and gets a place of its own when the cell holds
 * {@link #ADMITTED} probes of the half hour.
 */
final class Probers {
    static final int MOST = 16;
    static final int ADMITTED = 8;

    private static final int CELLS = 512;
    /** More than a cell counts. */
    private static final int COUNTS = ADMITTED + 1;

    private Prober[] probers = {};
    private byte @Nullable [] cells;
    private long halfHour;

    /** The stranger, if it tries so much that it has a place; null otherwise. */
    @Nullable
    Prober probe(long who, int port, Reach reached, long time) {
        for (Prober prober : probers) {
            if (prober.who == who) {
                prober.probe(port, reached, time);
                return prober;
            }
        }
        if (count(who, time) < ADMITTED) {
            return null;
        }
        Prober prober = place(who, time);
        prober.probe(port, reached, time);
        return prober;
    }

    private int count(long who, long time) {
        byte[] counts = cells();
        if (time / Prober.HALF_HOUR > halfHour) {
            Arrays.fill(counts, (byte) 0);
            halfHour = time / Prober.HALF_HOUR;
        }
        int cell = (int) (who >>> 20) & CELLS - 1;
        counts[cell] = (byte) Math.min(ADMITTED, counts[cell] + 1);
        return counts[cell];
    }

    private byte[] cells() {
        if (cells == null) {
            cells = new byte[CELLS];
        }
        return cells;
    }

    private Prober place(long who, long time) {
        var prober = new Prober(who, time);
        if (probers.length < MOST) {
            probers = Arrays.copyOf(probers, probers.length + 1);
            probers[probers.length - 1] = prober;
            return prober;
        }
        int least = 0;
        for (int at = 1; at < MOST; at++) {
            least = weight(probers[at], time) < weight(probers[least], time) ? at : least;
        }
        probers[least] = prober;
        return prober;
    }

    private static double weight(Prober prober, long time) {
        return time / Prober.HALF_HOUR > prober.halfHour() + 1 ? 0 : prober.ports();
    }

    Probers copy() {
        var copy = new Probers();
        copy.probers = Arrays.stream(probers).map(Prober::copy).toArray(Prober[]::new);
        copy.cells = cells == null ? null : cells.clone();
        copy.halfHour = halfHour;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(probers.length);
        for (Prober prober : probers) {
            prober.write(out);
        }
        out.writeInt((int) halfHour);
        writeCells(out);
    }

    /** Of those that hold something, the place and the count in one number, and nothing behind the last. */
    private void writeCells(DataOutputView out) throws IOException {
        for (int at = 0; cells != null && at < CELLS; at++) {
            if (cells[at] != 0) {
                out.writeShort(at * COUNTS + cells[at]);
            }
        }
        out.writeShort(0);
    }

    static Probers read(DataInputView in) throws IOException {
        var read = new Probers();
        read.probers = new Prober[in.readUnsignedByte()];
        for (int at = 0; at < read.probers.length; at++) {
            read.probers[at] = Prober.read(in);
        }
        read.halfHour = in.readInt();
        for (int cell = in.readShort(); cell != 0; cell = in.readShort()) {
            read.cells()[cell / COUNTS] = (byte) (cell % COUNTS);
        }
        return read;
    }
}
