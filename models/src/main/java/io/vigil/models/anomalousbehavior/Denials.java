package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How many different calls were refused within the hour: who tries out what a credential may do is refused all over. */
final class Denials {
    private static final long HOUR = 3_600_000L;
    private static final int FEW = 5;
    private static final double MOST = 5;

    private long since;
    /** One bit by hash of the call: counts distinct calls well while they are few. */
    private long calls;

    void add(long api, long time) {
        if (time - since > HOUR || time < since - HOUR) {
            since = time;
            calls = 0;
        }
        calls |= 1L << api;
    }

    /**
     * Surprise (−log10 of the probability) that so many are refused where one call in fifty is: a beta-binomial with prior Beta(1, 50). Nothing
     * below five.
     */
    double surprise(long time) {
        int count = time - since > HOUR ? 0 : Long.bitCount(calls);
        double surprise = 0;
        for (int refused = 0; count >= FEW && refused < count; refused++) {
            surprise -= Math.log10((1.0 + refused) / (51 + refused));
        }
        return Math.min(MOST, surprise);
    }

    Denials copy() {
        var copy = new Denials();
        copy.since = since;
        copy.calls = calls;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(since);
        out.writeLong(calls);
    }

    static Denials read(DataInputView in) throws IOException {
        var denials = new Denials();
        denials.since = in.readLong();
        denials.calls = in.readLong();
        return denials;
    }
}
