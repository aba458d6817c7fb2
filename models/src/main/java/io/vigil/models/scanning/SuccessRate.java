package io.vigil.models.scanning;

import io.vigil.models.baseline.Days;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How often a machine's first contacts succeed: the mean of a Beta distribution, which a day teaches when it is over. It is held between
 * {@link #LEAST} and {@link #MOST}, so that no machine teaches it that scanning is usual, nor that a few failures are odd. A day of a scan
 * teaches nothing.
 */
final class SuccessRate {
    static final double LEAST = 0.5;
    static final double MOST = 0.8;
    /** Of a scanner's contacts, those that succeed. */
    private static final double OF_SCANNERS = 0.2;

    private static final double PRIOR_SUCCESSES = 16;
    private static final double PRIOR = 20;
    /** What a day teaches at most, in contacts; what was learnt loses a tenth of its weight each day. */
    private static final double OF_A_DAY = 50;

    private static final double KEPT = 0.9;

    private float tried;
    private float succeeded;
    private int day;
    private int triedToday;
    private int succeededToday;
    private boolean scanning;

    void learn(boolean success, long time) {
        int now = Days.of(time);
        if (now > day) {
            turn();
            day = now;
        }
        triedToday++;
        succeededToday += success ? 1 : 0;
    }

    private void turn() {
        if (triedToday > 0 && !scanning) {
            double weight = Math.min(triedToday, OF_A_DAY) / triedToday;
            tried = (float) (tried * KEPT + triedToday * weight);
            succeeded = (float) (succeeded * KEPT + succeededToday * weight);
        }
        triedToday = 0;
        succeededToday = 0;
        scanning = false;
    }

    void scan() {
        scanning = true;
    }

    private double rate() {
        return Math.max(LEAST, Math.min(MOST, (PRIOR_SUCCESSES + succeeded) / (PRIOR + tried)));
    }

    /** Log likelihood ratio of a failed first contact: how much more it is a scanner's than this machine's. */
    double gainOfFailure() {
        return Math.log((1 - OF_SCANNERS) / (1 - rate()));
    }

    /** The same of one that succeeded: below 0. */
    double gainOfSuccess() {
        return Math.log(OF_SCANNERS / rate());
    }

    SuccessRate copy() {
        var copy = new SuccessRate();
        copy.tried = tried;
        copy.succeeded = succeeded;
        copy.day = day;
        copy.triedToday = triedToday;
        copy.succeededToday = succeededToday;
        copy.scanning = scanning;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeFloat(tried);
        out.writeFloat(succeeded);
        out.writeInt(day);
        out.writeInt(triedToday);
        out.writeInt(succeededToday);
        out.writeBoolean(scanning);
    }

    static SuccessRate read(DataInputView in) throws IOException {
        var read = new SuccessRate();
        read.tried = in.readFloat();
        read.succeeded = in.readFloat();
        read.day = in.readInt();
        read.triedToday = in.readInt();
        read.succeededToday = in.readInt();
        read.scanning = in.readBoolean();
        return read;
    }
}
