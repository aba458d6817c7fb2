package io.vigil.models.dga;

import io.vigil.events.Hash;
import io.vigil.models.names.RegisteredDomain;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the names that a host asked for in vain have in common: one generator makes names of one length below one suffix, counts at the end of one
 * stem, or spreads short names over every suffix there is. The latest sixteen names, at most 140 bytes.
 */
final class Likeness {
    /** Each name as like as all before it adds this (as do the clusters of Antonakakis et al., "From Throw-Away Traffic to Bots", 2012). */
    private static final double ALIKE = 0.3;
    /**
     * A stem that comes again with another number: nobody registers {@code example17}, {@code example18} and so on, and lets them go. Networks
     * number their hosts so, below top-level domains of their own.
     */
    private static final double COUNTED = 2.2;
    /** One more suffix for short names. */
    private static final double SPREAD = 0.5;

    private static final int FEW_SUFFIXES = 3;
    private static final int NAMES = 16;
    private static final int SHORTEST_STEM = 4;
    private static final int LONGEST_SHORT = 6;

    private int[] lengths = {};
    private int[] stems = {};
    /** One bit for each of 64 classes of suffixes. */
    private long suffixes;

    /**
     * What of a name can be like another's.
     *
     * @param length hash of the label's length and the suffix
     * @param stem hash of the label without its digits; 0 when it has none, or hardly a letter beside
     * @param suffix bit of the suffix of a short label; 0 for longer ones
     */
    record Traits(int length, int stem, long suffix) {
        static final Traits NONE = new Traits(0, 0, 0);

        static Traits of(RegisteredDomain domain) {
            String label = domain.label();
            var stem = new StringBuilder();
            label.chars().filter(letter -> !Character.isDigit(letter)).forEach(letter -> stem.append((char) letter));
            boolean counts = domain.isOfRegistry() && stem.length() >= SHORTEST_STEM && stem.length() < label.length();
            long suffix = Hash.of(domain.suffix());
            return new Traits(
                    (int) Hash.combine(suffix, label.length()) | 1,
                    counts ? (int) Hash.of(stem.toString()) | 1 : 0,
                    label.length() <= LONGEST_SHORT ? 1L << (suffix & 63) : 0);
        }
    }

    /** The evidence of a name, by kind, beside those before it, which it joins. */
    double[] weigh(double[] logOdds, Traits traits) {
        double[] weighed = logOdds.clone();
        if (traits.stem != 0) {
            if (contains(stems, traits.stem)) {
                Arrays.setAll(weighed, kind -> Math.max(logOdds[kind], COUNTED));
            }
            stems = with(stems, traits.stem);
        }
        if (Arrays.stream(weighed).anyMatch(ofKind -> ofKind > 0)) {
            double more = join(traits);
            Arrays.setAll(weighed, kind -> weighed[kind] + (weighed[kind] > 0 ? more : 0));
        }
        return weighed;
    }

    /** How much like all before it the name is, and how little like any. */
    private double join(Traits traits) {
        double alike = lengths.length == 0 ? 0 : ALIKE * count(lengths, traits.length) / lengths.length;
        lengths = with(lengths, traits.length);
        boolean spreads = (suffixes & traits.suffix) == 0 && traits.suffix != 0;
        suffixes |= traits.suffix;
        return alike + (spreads && Long.bitCount(suffixes) > FEW_SUFFIXES ? SPREAD : 0);
    }

    void clear() {
        lengths = new int[0];
        suffixes = 0;
    }

    private static boolean contains(int[] values, int value) {
        return count(values, value) > 0;
    }

    private static int count(int[] values, int value) {
        int count = 0;
        for (int known : values) {
            count += known == value ? 1 : 0;
        }
        return count;
    }

    /** The value in front; the last one goes. */
    private static int[] with(int[] values, int value) {
        int[] grown = new int[Math.min(NAMES, values.length + 1)];
        System.arraycopy(values, 0, grown, 1, grown.length - 1);
        grown[0] = value;
        return grown;
    }

    Likeness copy() {
        var copy = new Likeness();
        copy.lengths = lengths.clone();
        copy.stems = stems.clone();
        copy.suffixes = suffixes;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(lengths.length);
        for (int length : lengths) {
            out.writeInt(length);
        }
        out.writeByte(stems.length);
        for (int stem : stems) {
            out.writeInt(stem);
        }
        out.writeLong(suffixes);
    }

    static Likeness read(DataInputView in) throws IOException {
        var read = new Likeness();
        read.lengths = new int[in.readUnsignedByte()];
        for (int at = 0; at < read.lengths.length; at++) {
            read.lengths[at] = in.readInt();
        }
        read.stems = new int[in.readUnsignedByte()];
        for (int at = 0; at < read.stems.length; at++) {
            read.stems[at] = in.readInt();
        }
        read.suffixes = in.readLong();
        return read;
    }
}
