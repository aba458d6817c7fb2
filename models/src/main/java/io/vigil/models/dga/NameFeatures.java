package io.vigil.models.dga;

/**
 * What the scorer looks at in a registered domain: its label's two-, three- and four-letter pieces with its ends, its suffix and its length,
 * each as the number of a weight; and a few measures of its shape.
 */
final class NameFeatures {
    /** Weights, each one byte. */
    static final int TABLE = 1 << 16;

    static final int SHAPES = 8;

    private static final char END = '^';
    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_PIECE = 4;
    private static final int LONGEST_LABEL = 63;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** Numbers of the weights that apply; the first {@link #pieces} are set. */
    final int[] weights = new int[3 * (LONGEST_LABEL + 2) + 2];

    final double[] shape = new double[SHAPES];
    int pieces;

    private NameFeatures() {}

    /**
     * @param label of the registered domain, without its suffix: {@code example} of {@code example.co.uk}
     * @param suffix {@code co.uk}
     */
    static NameFeatures of(String label, String suffix) {
        var features = new NameFeatures();
        String ended = END + label + END;
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int at = 0; at + length <= ended.length(); at++) {
                features.add(piece(ended, at, length));
            }
        }
        features.add(piece("." + suffix, 0, suffix.length() + 1));
        features.add(piece("#" + label.length(), 0, label.length() < 10 ? 2 : 3));
        features.measure(label);
        return features;
    }

    private void add(long piece) {
        if (pieces < weights.length) {
            weights[pieces++] = (int) (piece * GOLDEN >>> 48);
        }
    }

    private static long piece(String text, int from, int length) {
        long value = length;
        for (int at = from; at < from + length; at++) {
            value = value * 131 + text.charAt(at);
        }
        return value;
    }

    private void measure(String label) {
        int[] counts = new int[128];
        int digits = 0;
        int vowels = 0;
        int changes = 0;
        int run = 0;
        int longestRun = 0;
        for (int at = 0; at < label.length(); at++) {
            char letter = label.charAt(at);
            counts[letter & 127]++;
            boolean digit = Character.isDigit(letter);
            boolean vowel = "aeiouy".indexOf(letter) >= 0;
            digits += digit ? 1 : 0;
            vowels += vowel ? 1 : 0;
            changes += at > 0 && digit != Character.isDigit(label.charAt(at - 1)) ? 1 : 0;
            run = digit || vowel || letter == '-' ? 0 : run + 1;
            longestRun = Math.max(longestRun, run);
        }
        double length = Math.max(1, label.length());
        shape[0] = 1;
        shape[1] = length / 16;
        shape[2] = digits / length;
        shape[3] = vowels / length;
        shape[4] = longestRun / 4.0;
        shape[5] = entropy(counts, length);
        shape[6] = changes / 4.0;
        shape[7] = counts['-'] / 2.0;
    }

    /** Of the letters, in bits, against the most that so few letters can have. */
    private static double entropy(int[] counts, double length) {
        double bits = 0;
        for (int count : counts) {
            bits -= count == 0 ? 0 : count / length * Math.log(count / length);
        }
        return bits / Math.log(Math.max(2, length));
    }
}
