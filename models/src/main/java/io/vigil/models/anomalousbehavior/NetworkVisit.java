package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a principal does today in a network it does not usually act from. A traveller does what he always does with the tools he always uses:
 * every such call vouches for the place. A thief does what the owner never did: every such act adds to the suspicion.
 */
final class NetworkVisit {
    private static final double SUSPICION_HALF_LIFE = 30 * 60_000.0;
    /** An act teaches suspicion as far as it is odder than this. */
    private static final double TOLERATED = 2.5;

    /** However long it goes on: an act that nothing else speaks against stays what it is. */
    private static final double MOST_SUSPICION = 8;

    private static final int ENOUGH = 100;

    /** At home: nothing is strange. Never changed. */
    static final NetworkVisit NONE = new NetworkVisit();

    private long network;
    private int day;
    private int vouched;
    private long lastVouching;
    private double suspicion;
    private long suspectedAt;

    /** Follows the principal to where it acts from now. */
    void enter(long to, int today) {
        if (network != to || day != today) {
            network = to;
            day = today;
            vouched = 0;
            lastVouching = 0;
            suspicion = 0;
        }
    }

    /** A usual call with a usual tool; the same call over and over is one. */
    void vouch(long api) {
        if (api != lastVouching && vouched < ENOUGH) {
            vouched++;
            lastVouching = api;
        }
    }

    void suspect(double surprise, long time) {
        suspicion = Math.min(MOST_SUSPICION, suspicion(time) + Math.max(0, surprise - TOLERATED));
        suspectedAt = Math.max(suspectedAt, time);
    }

    /** Of the acts before; halves in half an hour. */
    double suspicion(long time) {
        return suspicion * Math.pow(2, -Math.max(0, time - suspectedAt) / SUSPICION_HALF_LIFE);
    }

    /** How strange the place still is: 1 at first, less with every usual call. */
    double strangeness() {
        return 2.0 / (2 + vouched);
    }

    /** Whether hardly anything usual was done there today: a thief who asks who he is does one usual thing. */
    boolean isUnvouched() {
        return vouched <= 1;
    }

    NetworkVisit copy() {
        var copy = new NetworkVisit();
        copy.network = network;
        copy.day = day;
        copy.vouched = vouched;
        copy.lastVouching = lastVouching;
        copy.suspicion = suspicion;
        copy.suspectedAt = suspectedAt;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(network);
        out.writeShort(day);
        out.writeByte(vouched);
        out.writeLong(lastVouching);
        out.writeDouble(suspicion);
        out.writeLong(suspectedAt);
    }

    static NetworkVisit read(DataInputView in) throws IOException {
        var visit = new NetworkVisit();
        visit.network = in.readLong();
        visit.day = in.readUnsignedShort();
        visit.vouched = in.readUnsignedByte();
        visit.lastVouching = in.readLong();
        visit.suspicion = in.readDouble();
        visit.suspectedAt = in.readLong();
        return visit;
    }
}
