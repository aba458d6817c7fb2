package io.vigil.models.beacons;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The gaps between calls, from a second to 18 hours, in quarters of an octave, and how much they gather in one octave: two bytes for each that occurs. Whoever calls at
 * random has at most a quarter of the gaps in any octave (the most that e^-a - e^-2a can be); a clock has all of them there, and one with a jitter
 * of half its period nearly so.
 */
final class Rhythm {
    private static final int BINS = 64;
    private static final int WINDOW = 4;
    private static final int MOST = 255;
    /** What chance and bursts may gather in the best of all octaves. */
    private static final double BY_CHANCE = 0.33;

    private final byte[] gaps = new byte[BINS];
    private int count;

    void add(double seconds) {
        int bin = bin(seconds);
        if ((gaps[bin] & MOST) == MOST) {
            halve();
        }
        gaps[bin]++;
        count++;
    }

    static int bin(double seconds) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor(WINDOW * Math.log(seconds) / Math.log(2))));
    }

    /** Old gaps fade when there are many. */
    private void halve() {
        count = 0;
        for (int bin = 0; bin < BINS; bin++) {
            gaps[bin] = (byte) ((gaps[bin] & MOST) / 2);
            count += gaps[bin] & MOST;
        }
    }

    int count() {
        return count;
    }

    /** First of the four bins that hold most. */
    int octave() {
        int held = held(0);
        int best = 0;
        int most = held;
        for (int bin = 1; bin <= BINS - WINDOW; bin++) {
            held += (gaps[bin + WINDOW - 1] & MOST) - (gaps[bin - 1] & MOST);
            best = held > most ? bin : best;
            most = Math.max(most, held);
        }
        return best;
    }

    private int held(int first) {
        int held = 0;
        for (int bin = first; bin < first + WINDOW; bin++) {
            held += gaps[bin] & MOST;
        }
        return held;
    }

    /** Share of the gaps in the octave that holds most. */
    double share() {
        return count == 0 ? 0 : (double) held(octave()) / count;
    }

    /** The middle of that octave, in seconds. */
    double period() {
        return Math.pow(2, (octave() + WINDOW / 2.0) / WINDOW);
    }

    /** Bound on the probability that calls without a rhythm gather so much in any octave (Chernoff, and one for each octave). */
    double probability() {
        double share = share();
        if (share <= BY_CHANCE) {
            return 1;
        }
        double rest = share == 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - BY_CHANCE));
        double divergence = share * Math.log(share / BY_CHANCE) + rest;
        return Math.min(1, (BINS - WINDOW + 1) * Math.exp(-count * divergence));
    }

    Rhythm copy() {
        var copy = new Rhythm();
        System.arraycopy(gaps, 0, copy.gaps, 0, BINS);
        copy.count = count;
        return copy;
    }

    /** Bins that hold something, each with its number. */
    void write(DataOutputView out) throws IOException {
        int used = 0;
        for (byte held : gaps) {
            used += held == 0 ? 0 : 1;
        }
        out.writeByte(used);
        for (int bin = 0; bin < BINS; bin++) {
            if (gaps[bin] != 0) {
                out.writeByte(bin);
                out.writeByte(gaps[bin]);
            }
        }
    }

    static Rhythm read(DataInputView in) throws IOException {
        var rhythm = new Rhythm();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            int bin = in.readUnsignedByte();
            rhythm.gaps[bin] = in.readByte();
            rhythm.count += rhythm.gaps[bin] & MOST;
        }
        return rhythm;
    }
}
