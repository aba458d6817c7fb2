package io.vigil.jobs.detections;

/** How often a detection was asked, and what an answer took, of a sample. One thread writes it; what others read may be a little old. */
final class Effort {
    /** One answer in so many is timed; a power of two. */
    static final int SAMPLE = 256;

    private static final long UNTIMED = Long.MIN_VALUE;

    private long asked;
    private long timed;
    private long nanos;

    /** Before an answer; what it returns is to be handed to {@link #end}. */
    long begin() {
        return (asked++ & SAMPLE - 1) == 0 ? System.nanoTime() : UNTIMED;
    }

    void end(long begun) {
        if (begun != UNTIMED) {
            nanos += System.nanoTime() - begun;
            timed++;
        }
    }

    /** That one answer of a sample took so long: it stands for all that were not looked at. */
    void sampled(long took) {
        asked += SAMPLE;
        nanos += took;
        timed++;
    }

    long asked() {
        return asked;
    }

    /** Of an answer, by the clock, on average; 0 before the first. */
    long nanos() {
        return timed == 0 ? 0 : nanos / timed;
    }
}
