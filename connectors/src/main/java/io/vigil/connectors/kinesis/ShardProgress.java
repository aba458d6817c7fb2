package io.vigil.connectors.kinesis;

/**
 * How far one shard was read, in event time. It is at least its latest event, less the disorder; and, once a read has found nothing at the end
 * of the shard, the time of that read, less the longest delivery. A shard that is behind, or cannot be read, is known by its events alone.
 *
 * <p>Written by the thread that reads the shard, read by the one that emits watermarks. All times are epoch milliseconds.
 */
final class ShardProgress {
    /** No event of the shard is known, nor that there is none. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Reads may be this much further apart than a shard may be silent before it is idle: they are repeated when Kinesis refuses them. */
    private static final long SLACK_OF_READS = 10_000;

    private final Waiting waiting;

    /** By the clock; at first, when the shard was found. */
    private long lastBrought;

    private long latest = UNKNOWN;
    private long lastEmpty = UNKNOWN;
    private boolean ended;

    ShardProgress(Waiting waiting, long now) {
        this.waiting = waiting;
        this.lastBrought = now;
    }

    /**
     * Events were passed on.
     *
     * @param time of the latest of them
     * @param arrival in the stream; a time after it is a wrong one, and must not make others late
     */
    synchronized void brought(long time, long arrival, long now) {
        latest = Math.max(latest, Math.min(time, arrival));
        lastBrought = now;
    }

    /** @param asked when the read began that found nothing, at the end of the shard */
    synchronized void foundNothing(long asked) {
        lastEmpty = Math.max(lastEmpty, asked);
    }

    /** The shard was closed, and read whole. */
    synchronized void end() {
        ended = true;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Read to its end, just now, and without events for a while. */
    synchronized boolean isQuiet(long now) {
        return lastEmpty >= lastBrought
                && now - lastBrought >= waiting.idleMillis()
                && now - lastEmpty <= waiting.idleMillis() + SLACK_OF_READS;
    }

    /** No event up to this time is still expected. */
    synchronized long watermark() {
        long byEvents = latest == UNKNOWN ? UNKNOWN : latest - waiting.disorderMillis() - 1;
        long byClock = lastEmpty == UNKNOWN ? UNKNOWN : lastEmpty - waiting.deliveryMillis() - 1;
        return Math.max(byEvents, byClock);
    }
}
