package io.vigil.models.scanning;

import io.vigil.models.conversations.Distinct;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that the first contacts with one port, or with one machine, are a scan's: the sum of log likelihood ratios, which starts anew at 0
 * (Jung, Paxson, Berger, Balakrishnan 2004; the test without end is Page's of 1954). 60 bytes, and up to 170 for the targets.
 */
final class Walk {
    static final int SAMPLE = 10;

    final long key;
    private float score;
    /** Epoch milliseconds of the first failure of the present climb. */
    private long since;
    /** Epoch milliseconds of the latest contact. */
    private long latest;
    /** Epoch milliseconds of the latest report; 0 before the first. */
    private long reported;

    private @Nullable Distinct failed;
    /** What was tried lately. */
    private final char[] sample = new char[SAMPLE];

    private int sampled;

    Walk(long key) {
        this.key = key;
    }

    double score() {
        return score;
    }

    long since() {
        return since;
    }

    long latest() {
        return latest;
    }

    double targets() {
        return failed == null ? 0 : failed.count();
    }

    /** Ports that were tried lately, at most {@link #SAMPLE}, the oldest first. */
    int[] sample() {
        int count = Math.min(sampled, SAMPLE);
        int[] ports = new int[count];
        for (int at = 0; at < count; at++) {
            ports[at] = sample[(sampled - count + at) % SAMPLE];
        }
        return ports;
    }

    /** @param gain what a success adds: below 0 */
    void succeed(double gain, long time) {
        latest = Math.max(latest, time);
        score = (float) Math.max(0, score + gain);
        if (score == 0) {
            failed = null;
        }
    }

    /** @param gain what a failure adds: above 0 */
    void fail(double gain, long target, int port, long time) {
        latest = Math.max(latest, time);
        if (failed == null) {
            failed = new Distinct();
            since = time;
        }
        failed.add(target);
        score += (float) gain;
        sample[sampled % SAMPLE] = (char) port;
        sampled++;
    }

    boolean wasReported(long time, long within) {
        return reported != 0 && time - reported < within;
    }

    /** Begins again: more of it is reported anew, as the same finding. */
    void report(long time) {
        reported = time;
        score = 0;
    }

    Walk copy() {
        var copy = new Walk(key);
        copy.score = score;
        copy.since = since;
        copy.latest = latest;
        copy.reported = reported;
        copy.failed = failed == null ? null : failed.copy();
        System.arraycopy(sample, 0, copy.sample, 0, SAMPLE);
        copy.sampled = sampled;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(key);
        out.writeFloat(score);
        out.writeLong(since);
        out.writeLong(latest);
        out.writeLong(reported);
        out.writeInt(sampled);
        for (int at = 0; at < Math.min(sampled, SAMPLE); at++) {
            out.writeChar(sample[at]);
        }
        out.writeBoolean(failed != null);
        if (failed != null) {
            failed.write(out);
        }
    }

    static Walk read(DataInputView in) throws IOException {
        var walk = new Walk(in.readLong());
        walk.score = in.readFloat();
        walk.since = in.readLong();
        walk.latest = in.readLong();
        walk.reported = in.readLong();
        walk.sampled = in.readInt();
        for (int at = 0; at < Math.min(walk.sampled, SAMPLE); at++) {
            walk.sample[at] = in.readChar();
        }
        walk.failed = in.readBoolean() ? Distinct.read(in) : null;
        return walk;
    }
}
