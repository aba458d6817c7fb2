package io.vigil.sources;

import io.vigil.events.Rejected;

/**
 * What one input may cost, whoever made it. A megabyte of gzip can hold a hundred million lines.
 *
 * @param plainBytes so much of it is read, unpacked; the rest is refused as one
 * @param describedRejects so many rejects are described one by one; further ones are counted by reason, each count in one {@link Rejected}
 */
public record InputLimits(long plainBytes, int describedRejects) {
    /** Files are read bit by bit, so they may be long. */
    public static final InputLimits OF_FILE = new InputLimits(Long.MAX_VALUE, 10_000);

    /** All that a record of a stream holds is in memory at once. Real ones stay below 1 MiB, and are compressed 40 times at most. */
    public static final InputLimits OF_RECORD = new InputLimits(40L << 20, 100);
}
