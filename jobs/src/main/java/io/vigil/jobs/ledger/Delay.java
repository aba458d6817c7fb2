package io.vigil.jobs.ledger;

import java.time.Duration;

/**
 * How far what one subtask reads of a log is behind the clock. Event time of a live source is never further behind than records are on their way, be
 * it busy or silent: what is, is not read as fast as it comes, or not at all.
 */
final class Delay {
    /** So much more than usual... */
    static final long TOO_MUCH = Duration.ofMinutes(15).toMillis();

    /** ...for so long: a restart, a burst or one slow checkpoint is over by then. */
    static final long FOR = Duration.ofMinutes(10).toMillis();

    private final long usual;
    private long reached = Long.MIN_VALUE;
    /** The moment from which it is too far behind; {@link Long#MAX_VALUE} while it is not. */
    private long since = Long.MAX_VALUE;

    private boolean reported;

    /** @param usual how long a record is on its way at most */
    Delay(Duration usual) {
        this.usual = usual.toMillis();
    }

    void reach(long watermark) {
        reached = watermark;
    }

    /** Epoch milliseconds of event time; {@link Long#MIN_VALUE} before anything was read. */
    long reached() {
        return reached;
    }

    /** True once for each time that it falls behind. */
    boolean isNews(long clock) {
        if (reached == Long.MIN_VALUE || clock - reached <= usual + TOO_MUCH) {
            since = Long.MAX_VALUE;
            reported = false;
            return false;
        }
        since = Math.min(since, clock);
        boolean news = !reported && clock - since >= FOR;
        reported |= news;
        return news;
    }
}
