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
    private static final int LONGER = 6;
    private static final int LONGEST = 8;
    /** What chance and bursts may gather in the best of all windows of an octave, of one and a half, and of two. */
    private static final double BY_CHANCE = 0.33;

    private static final double LONGER_BY_CHANCE = 0.45;
    private static final double LONGEST_BY_CHANCE = 0.55;
    private static final int WINDOWS = 3 * (BINS + 1) - WINDOW - LONGER - LONGEST;

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

    /** Share of the gaps in the octave that holds most. */
    double share() {
        int first = octave();
        int held = 0;
        for (int bin = first; bin < first + WINDOW; bin++) {
            held += at(bin);
        }
        return count == 0 ? 0 : (double) held / count;
    }

    /** The middle of that octave, in seconds. */
    double period() {
        return Math.pow(2, (octave() + WINDOW / 2.0) / WINDOW);
    }

    /** Bound on the probability that calls without a rhythm gather so much in any window (Chernoff, and one for each window). In one pass: it is asked at each call. */
    double probability() {
        int held = 0;
        int longer = 0;
        int longest = 0;
        int most = 0;
        int mostLonger = 0;
        int mostLongest = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int here = at(bin);
            held += here - at(bin - WINDOW);
            longer += here - at(bin - LONGER);
            longest += here - at(bin - LONGEST);
            most = Math.max(most, held);
            mostLonger = Math.max(mostLonger, longer);
            mostLongest = Math.max(mostLongest, longest);
        }
        double divergence = Math.max(
                divergence(most, BY_CHANCE),
                Math.max(divergence(mostLonger, LONGER_BY_CHANCE), divergence(mostLongest, LONGEST_BY_CHANCE)));
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
