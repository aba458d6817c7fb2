package io.vigil.models.dga;

/**
 * What the scorer looks at in names that somebody could have pronounced: the words that a label is made of, how many, how common, what is left; and
 * the order of its vowels and consonants, whatever they are.
 */
final class WordFeatures {
    /** Weights, each one byte: the second table. */
    static final int TABLE = 1 << 16;

    static final int SHAPES = 4;

    private static final int LONGEST_LABEL = 63;
    private static final int SHORTEST_PATTERN = 5;
    private static final int LONGEST_PATTERN = 7;
    private static final int BITS_OF_SOUND = 3;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** Numbers of the weights that apply; the first {@link #pieces} are set. */
    final int[] weights = new int[3 * (LONGEST_LABEL + 2) + LONGEST_LABEL / 2 + 8];

    final double[] shape = new double[SHAPES];
    int pieces;

    private WordFeatures() {}

    static WordFeatures of(String label, String suffix, Words words) {
        var features = new WordFeatures();
        features.addWords(label, suffix, Segments.of(label, words));
        features.addSounds(label);
        return features;
    }

    private void addWords(String label, String suffix, Segments segments) {
        int letters = Math.max(1, label.length() - segments.hyphens);
        int count = Math.min(6, segments.words);
        int length = Math.min(10, letters / 2);
        int hyphens = Math.min(3, segments.hyphens);
        int state = count * 8 + left(segments.left, letters);
        add(1, state);
        add(2, state * 4L + hyphens);
        add(3, state * 16L + length);
        add(4, state * 8L + Math.min(5, segments.rare));
        add(5, length * 4L + hyphens);
        add(6, suffix.hashCode() * 8L + left(segments.left, letters));
        for (int word = 0; word < segments.words; word++) {
            add(7, segments.found[word]);
        }
        shape[0] = segments.left / (double) letters;
        shape[1] = count / 3.0;
        shape[2] = letters / 8.0 / Math.max(1, count);
    }

    /** How much of the letters is left, in six steps. */
    private static int left(int left, int letters) {
        if (left < 2) {
            return left;
        }
        if (left == letters) {
            return 5;
        }
        if (left * 4 <= letters) {
            return 2;
        }
        return left * 2 <= letters ? 3 : 4;
    }

    private void addSounds(String label) {
        long sounds = 0;
        int changes = 0;
        for (int at = 0; at <= label.length() + 1; at++) {
            boolean inside = at > 0 && at <= label.length();
            sounds = sounds << BITS_OF_SOUND | (inside ? sound(label.charAt(at - 1)) : 7);
            for (int length = SHORTEST_PATTERN; length <= LONGEST_PATTERN && length <= at + 1; length++) {
                add(8 + length, sounds & (1L << BITS_OF_SOUND * length) - 1);
            }
            changes += inside && at > 1 && isVowel(label.charAt(at - 1)) != isVowel(label.charAt(at - 2)) ? 1 : 0;
        }
        int pairs = Math.max(1, label.length() - 1);
        shape[3] = changes / (double) pairs;
        add(8, changes * 10 / pairs * 16L + Math.min(10, label.length() / 2));
    }

    private static int sound(char letter) {
        if (isVowel(letter)) {
            return 1;
        }
        if (letter >= '0' && letter <= '9') {
            return 2;
        }
        if (letter == '-') {
            return 3;
        }
        if (letter == 'y') {
            return 4;
        }
        if ("rlnmst".indexOf(letter) >= 0) {
            return 5;
        }
        return "jqxzkvw".indexOf(letter) >= 0 ? 6 : 0;
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }

    private void add(int kind, long value) {
        if (pieces < weights.length) {
            weights[pieces++] = (int) ((value * 32 + kind) * GOLDEN >>> 48);
        }
    }
}
