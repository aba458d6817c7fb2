package io.vigil.sources.framing;

/**
 * How deep an input lies inside others, and what reading it may still cost: texts in texts, and compressed data in either, are made by whoever
 * wrote the outermost.
 */
final class Nesting {
    /** EventBridge in SNS in SQS in a Lambda event in a log event is the deepest that is real. */
    private static final int DEEPEST = 8;
    /** So many bytes are opened inside one piece of the outermost input, all levels together. */
    private static final long MOST_OPENED = 64L << 20;

    private final int level;
    private final long[] left;

    private Nesting(int level, long[] left) {
        this.level = level;
        this.left = left;
    }

    static Nesting outermost() {
        return new Nesting(0, new long[] {MOST_OPENED});
    }

    /** One level further in, within the same limits. */
    Nesting inner() {
        return new Nesting(level + 1, left);
    }

    boolean isOutermost() {
        return level == 0;
    }

    boolean mayGoDeeper() {
        return level < DEEPEST && left[0] > 0;
    }

    /** How many bytes may be opened yet. */
    long left() {
        return left[0];
    }

    void opened(long bytes) {
        left[0] -= bytes;
    }

    /** The next piece of the outermost input. */
    void nextPiece() {
        if (isOutermost()) {
            left[0] = MOST_OPENED;
        }
    }
}
