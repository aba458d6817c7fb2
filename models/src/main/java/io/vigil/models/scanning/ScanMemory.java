package io.vigil.models.scanning;

import io.vigil.events.codec.StateCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is remembered of whom one machine tried, and who tried it: 0.2 KB typically, 9 KB at most. */
final class ScanMemory {
    static final StateCodec<ScanMemory> CODEC = StateCodec.of(4, ScanMemory::write, ScanMemory::read)
            .since(3, ScanMemory::readThird)
            .since(2, ScanMemory::readSecond)
            .since(1, ScanMemory::readFirst)
            .copying(ScanMemory::copy);

    private static final int ROW = 8;
    private static final int FEWEST_MET = 32;
    private static final int MOST_MET = 512;

    Walks byPort = new Walks();
    Walks byRemote = new Walks();
    Walk all = new Walk(0);
    SuccessRate rate = new SuccessRate();
    Probers probers = new Probers();
    Raised raised = new Raised();
    Burst burst = new Burst();
    Peers peers = new Peers();
    ScanDays scans = new ScanDays();
    Served served = new Served();
    /** Whom and what it met before, by a part of the hash, in rows of {@link #ROW} that are found by it. */
    private int[] met = new int[FEWEST_MET];

    private int meetings;

    /** Whether it had business with this machine of its network before, at whatever port: {@link #meet} takes that in, too. */
    boolean knows(long machine) {
        int mark = mark(machine);
        int row = row(mark);
        for (int at = row; at < row + ROW; at++) {
            if (met[at] == mark) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it is the first time, as far as is remembered.
     *
     * @param contact hash of the other machine and its port
     */
    boolean meet(long contact) {
        if (!enter(mark(contact))) {
            return false;
        }
        meetings++;
        if (4 * meetings > met.length && met.length < MOST_MET) {
            int[] marks = met;
            met = new int[2 * met.length];
            for (int at = marks.length - 1; at >= 0; at--) {
                enter(marks[at]);
            }
        }
        return true;
    }

    private static int mark(long hash) {
        return (int) (hash >>> 32) | 1;
    }

    private int row(int mark) {
        return (mark >>> 1 & met.length / ROW - 1) * ROW;
    }

    /** In its row, the latest comes first, and the last one leaves: what is in use is not forgotten. */
    private boolean enter(int mark) {
        if (mark == 0) {
            return true;
        }
        int row = row(mark);
        int at = row;
        while (at < row + ROW - 1 && met[at] != mark) {
            at++;
        }
        boolean known = met[at] == mark;
        System.arraycopy(met, row, met, row + 1, at - row);
        met[row] = mark;
        return !known;
    }

    ScanMemory copy() {
        var copy = new ScanMemory();
        copy.byPort = byPort.copy();
        copy.byRemote = byRemote.copy();
        copy.all = all.copy();
        copy.rate = rate.copy();
        copy.probers = probers.copy();
        copy.raised = raised.copy();
        copy.burst = burst.copy();
        copy.peers = peers.copy();
        copy.scans = scans.copy();
        copy.served = served.copy();
        copy.met = met.clone();
        copy.meetings = meetings;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        byPort.write(out);
        byRemote.write(out);
        all.write(out);
        rate.write(out);
        probers.write(out);
        out.writeShort(met.length);
        for (int row = 0; row < met.length; row += ROW) {
            writeRow(row, out);
        }
        out.writeInt(meetings);
        raised.write(out);
        burst.write(out);
        peers.write(out);
        scans.write(out);
        served.write(out);
    }

    /** What is free lies behind what is taken. */
    private void writeRow(int row, DataOutputView out) throws IOException {
        int taken = 0;
        while (taken < ROW && met[row + taken] != 0) {
            taken++;
        }
        out.writeByte(taken);
        for (int at = row; at < row + taken; at++) {
            out.writeInt(met[at]);
        }
    }

    static ScanMemory read(DataInputView in) throws IOException {
        ScanMemory read = readThird(in);
        read.served = Served.read(in);
        return read;
    }

    /** Without what it is asked for. */
    private static ScanMemory readThird(DataInputView in) throws IOException {
        ScanMemory read = readSecond(in);
        read.scans = ScanDays.read(in);
        return read;
    }

    /** Also without the days of its scans. */
    private static ScanMemory readSecond(DataInputView in) throws IOException {
        ScanMemory read = readFirst(in);
        read.raised = Raised.read(in);
        read.burst = Burst.read(in);
        read.peers = Peers.read(in);
        return read;
    }

    /** Also without what was reported today, and what succeeded lately. */
    private static ScanMemory readFirst(DataInputView in) throws IOException {
        var memory = new ScanMemory();
        memory.byPort = Walks.read(in);
        memory.byRemote = Walks.read(in);
        memory.all = Walk.read(in);
        memory.rate = SuccessRate.read(in);
        memory.probers = Probers.read(in);
        memory.met = new int[in.readUnsignedShort()];
        for (int row = 0; row < memory.met.length; row += ROW) {
            int end = row + in.readByte();
            for (int at = row; at < end; at++) {
                memory.met[at] = in.readInt();
            }
        }
        memory.meetings = in.readInt();
        return memory;
    }
}
