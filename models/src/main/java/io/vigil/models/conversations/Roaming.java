package io.vigil.models.conversations;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * With how many networks of the internet a machine deals on a usual day: a gateway, a proxy, a crawler or a desktop with many, whatever it is there for. 12 bytes; those of a
 * day are counted by the bits that they leave unset (Whang, Vander-Zanden, Taylor 1990).
 */
public final class Roaming {
    /** A day's share of what is remembered. */
    private static final float KEPT = 0.75f;
    /** Networks of a day, from which on another one, and another port, is the machine's work. */
    private static final double FAR = 60;

    private float usual;
    private long today;

    /** Takes in that it dealt with this network, given by its hash. */
    public void meet(long network) {
        today |= 1L << (network >>> 32);
    }

    void turn() {
        float count = count();
        usual = usual == 0 ? count : KEPT * usual + (1 - KEPT) * count;
        today = 0;
    }

    private float count() {
        double unset = Math.max(0.5, Long.SIZE - Long.bitCount(today));
        return (float) (Long.SIZE * Math.log(Long.SIZE / unset));
    }

    /** Whether other places and ports are usual. */
    public boolean isFar() {
        return most() >= FAR;
    }

    /** Of usual days, or of this one: a job that begins to deal with many does so from its first day on. */
    private double most() {
        return Math.max(usual, count());
    }

    /** How many chances a day has that one of them gets much: of a machine that deals with many, all of these. */
    double chances() {
        return isFar() ? most() : 1;
    }

    Roaming copy() {
        var copy = new Roaming();
        copy.usual = usual;
        copy.today = today;
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeFloat(usual);
        out.writeLong(today);
    }

    public static Roaming read(DataInputView in) throws IOException {
        var read = new Roaming();
        read.usual = in.readFloat();
        read.today = in.readLong();
        return read;
    }
}
