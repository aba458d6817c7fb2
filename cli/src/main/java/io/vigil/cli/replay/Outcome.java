package io.vigil.cli.replay;

import io.vigil.findings.Finding;
import io.vigil.jobs.ledger.Delivered;
import io.vigil.sources.PassedOver;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a replay came to.
 *
 * @param findings final state of each, in order of detection
 * @param passedOver records that are known and no event of their log, each kind once
 * @param delivered the ledger of each log that was given
 * @param savepoint where it is, as a URI; null when none was wanted
 * @param late events that came later than allowed, and were judged as they came
 */
public record Outcome(
        List<Finding> findings,
        long events,
        long rejected,
        List<PassedOver> passedOver,
        List<Delivered> delivered,
        long signals,
        long late,
        double seconds,
        @Nullable String savepoint) {
    /** The line that scripts read. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "events=%d rejected=%d signals=%d findings=%d seconds=%.1f events_per_second=%d",
                events,
                rejected,
                signals,
                findings.size(),
                seconds,
                Math.round(events / Math.max(seconds, 0.001)));
    }
}
