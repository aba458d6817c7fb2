package io.vigil.models.dga;

/**
 * How programs make names. All names of one host come from one program, so what speaks for one way does not add up with what speaks for another.
 * Weights and memories hold one number for each, in this order.
 */
enum Kind {
    /** Letters and digits by chance: also hashes, encoded numbers, words with other letters in them. */
    LETTERS(-4, 0.92),
    /** What could be said aloud, and means nothing. */
    SOUNDS(-4, 0.92),
    /** Words of a list. Some of any list are unknown here, so that a name with one says little against the others. */
    WORDS(-2, 0.8),
    /** Any of these, and what lies in between: people's names are odd in all ways, too. */
    ANY(-4, 1.3);

    static final int COUNT = values().length;
    private static final Kind[] ALL = values();

    /** The least log-odds that the shape of a single name contributes. */
    final double least;
    /** How much of {@code evidence} is enough: what three in ten thousand innocent hosts or fewer come to, of any but the last, by twenty names that nobody here knows. */
    final double share;

    Kind(double least, double share) {
        this.least = least;
        this.share = share;
    }

    static Kind at(int place) {
        return ALL[place];
    }
}
