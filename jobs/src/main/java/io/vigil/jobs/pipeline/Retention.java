package io.vigil.jobs.pipeline;

import io.vigil.findings.Finding;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** When old findings go. Time is that of the findings written: whoever replays old logs deletes nothing that is newer. */
final class Retention {
    private static final long PAUSE = Duration.ofHours(1).toMillis();

    private final long kept;
    private long next = Long.MIN_VALUE;

    /** @param kept after its last update; zero: for ever */
    Retention(Duration kept) {
        this.kept = kept.toMillis();
    }

    /** @return the time before which findings are to be forgotten now, epoch milliseconds; none when that was done within the hour */
    OptionalLong due(List<Finding> written) {
        long newest = written.stream().mapToLong(Finding::updatedAt).max().orElse(Long.MIN_VALUE);
        if (kept == 0 || newest < next) {
            return OptionalLong.empty();
        }
        next = newest + PAUSE;
        return OptionalLong.of(newest - kept);
    }
}
