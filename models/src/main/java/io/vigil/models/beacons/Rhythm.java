package io.vigil.models.beacons;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The gaps between calls, from a second to 18 hours, in quarters of an octave, and how much they gather in a few neighbouring ones: two bytes for each that
 * occurs. Whoever calls at random has at most a quarter of the gaps in any octave (the most that e^-a - e^-2a can be), 37 % in an octave and a half, and 47 %
 * in two; a clock has all of them in one, one that sleeps half a period more or less in one and a half, and one of seventy per cent nearly so in two.
 */
final class Rhythm {
    private static final int BINS = 64;
    private static final int WINDOW = 4;
    private static final int MOST = 255;
    /** How many quarters of an octave are looked at together. */
    private static final int[] WIDTHS = {WINDOW, 6, 8};
    /** What chance and bursts may gather in the best of all windows of each width. */
    private static final double[] BY_CHANCE = {0.33, 0.45, 0.55};

    private static final int WINDOWS = 3 * (BINS + 1) - WINDOW - 6 - 8;

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
        int best = 0;
        int most = 0;
        int held = 0;
        for (int bin = 0; bin < BINS; bin++) {
            held += at(bin) - at(bin - WINDOW);
            if (held > most) {
                most = held;
                best = Math.max(0, bin - WINDOW + 1);
            }
        }
        return best;
    }

    private int at(int bin) {
        return bin < 0 ? 0 : gaps[bin] & MOST;
    }

    /** The most that any so many neighbouring bins hold. */
    private int most(int width) {
        int most = 0;
        int held = 0;
        for (int bin = 0; bin < BINS; bin++) {
            held += at(bin) - at(bin - width);
            most = Math.max(most, held);
        }
        return most;
    }

    /** Share of the gaps in the octave that holds most. */
    double share() {
        return count == 0 ? 0 : (double) most(WINDOW) / count;
    }

    /** The middle of that octave, in seconds. */
    double period() {
        return Math.pow(2, (octave() + WINDOW / 2.0) / WINDOW);
    }

    /** Bound on the probability that calls without a rhythm gather so much in any window (Chernoff, and one for each window). */
    double probability() {
        double divergence = 0;
        for (int each = 0; each < WIDTHS.length; each++) {
            divergence = Math.max(divergence, divergence(most(WIDTHS[each]), BY_CHANCE[each]));
        }
        return Math.min(1, WINDOWS * Math.exp(-count * divergence));
    }

    private double divergence(int held, double byChance) {
        double share = count == 0 ? 0 : (double) held / count;
        if (share <= byChance) {
            return 0;
        }
        double rest = share == 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - byChance));
        return share * Math.log(share / byChance) + rest;
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
