package io.vigil.models.conversations;

import io.vigil.events.codec.SmallNumber;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a machine sends to one network of the internet in a day, and the most it ever did: as doublings, log2(1 + bytes); 17 to 45 bytes. A day teaches once, when it is over,
 * and after the first three no more than {@link #GROWTH} of a doubling beyond what was highest: who wants to make ten times as much look usual
 * needs two weeks.
 */
public final class Upload {
    /** Days after which a network is known. */
    public static final int KNOWN = 3;

    private static final double GROWTH = 0.25;
    private static final double FADING = 0.02;
    /** Days are at most 127. */
    private static final int REPORTED = 128;

    final long network;
    public final Trickle trickle;
    private int days;
    private float highest;
    public double sent;
    public double received;
    /** Doublings that were reported today; 0 when none were. */
    public float reported;

    Upload(long network) {
        this(network, new Trickle());
    }

    private Upload(long network, Trickle trickle) {
        this.network = network;
        this.trickle = trickle;
    }

    public void add(double bytesSent, double bytesReceived) {
        sent += bytesSent;
        received += bytesReceived;
    }

    boolean isKnown() {
        return days >= KNOWN;
    }

    /** Whether today is the first day of it. */
    public boolean isNew() {
        return days == 0;
    }

    /** Whether it got something on one day before today, and on no other. */
    boolean isOfOneDay() {
        return days == 1;
    }

    double highest() {
        return highest;
    }

    public double doublings() {
        return doublings(sent);
    }

    static double doublings(double bytes) {
        return Math.log(1 + bytes) / Math.log(2);
    }

    /** How much there is to lose by forgetting it. */
    double weight() {
        return Math.max(doublings(), highest + Math.min(days, KNOWN));
    }

    /**
     * Takes in that the day is over.
     *
     * @param instead whether it took the place of others on that day
     */
    void turn(int day, double spread, boolean instead) {
        trickle.turn(this, day, spread, instead);
        if (sent > 0) {
            double learnt = isKnown() ? Math.min(doublings(), highest + GROWTH) : doublings();
            highest = (float) Math.max(highest - FADING, learnt);
            days = Math.min(days + 1, Byte.MAX_VALUE);
        } else {
            highest = (float) Math.max(0, highest - FADING);
        }
        sent = 0;
        received = 0;
        reported = 0;
    }

    Upload copy() {
        var copy = new Upload(network, trickle.copy());
        copy.days = days;
        copy.highest = highest;
        copy.sent = sent;
        copy.received = received;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(network);
        out.writeByte(reported != 0 ? days | REPORTED : days);
        out.writeFloat(highest);
        SmallNumber.write((long) sent, out);
        SmallNumber.write((long) received, out);
        if (reported != 0) {
            out.writeFloat(reported);
        }
        trickle.write(out);
    }

    static Upload read(DataInputView in) throws IOException {
        long network = in.readLong();
        int days = in.readUnsignedByte();
        float highest = in.readFloat();
        double sent = SmallNumber.read(in);
        double received = SmallNumber.read(in);
        float reported = days >= REPORTED ? in.readFloat() : 0;
        var upload = new Upload(network, Trickle.read(in));
        upload.days = days % REPORTED;
        upload.highest = highest;
        upload.sent = sent;
        upload.received = received;
        upload.reported = reported;
        return upload;
    }
}
