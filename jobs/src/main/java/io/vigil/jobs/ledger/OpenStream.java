package io.vigil.jobs.ledger;

import io.vigil.events.Event;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.NetworkFlow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What was read of one log, account and region, and not yet noted. */
final class OpenStream {
    private static final long MINUTE = 60_000;

    private final String account;
    private final String region;
    private final Map<Long, Minute> minutes = new HashMap<>();
    /** That of the event before: most events are of the same. */
    private @Nullable Minute last;

    private long lastMinute;

    OpenStream(String account, String region) {
        this.account = account;
        this.region = region;
    }

    String account() {
        return account;
    }

    String region() {
        return region;
    }

    /** Whether it is the first of its minute. */
    boolean take(Event event) {
        long minute = Math.floorDiv(event.time(), MINUTE);
        Minute known = last;
        if (known == null || minute != lastMinute) {
            known = minutes.computeIfAbsent(minute, none -> new Minute());
            last = known;
            lastMinute = minute;
        }
        known.add(event);
        return known.records == 1;
    }

    /** Rejects have no time: they are noted with the event that was read last. */
    void refuse(long records) {
        Minute known = last;
        if (known != null) {
            known.rejected += records;
        }
    }

    void leave(BiConsumer<Long, Minute> out) {
        minutes.forEach(out);
        minutes.clear();
        last = null;
    }

    /** What was read of one minute. */
    static final class Minute {
        private long latest = Long.MIN_VALUE;
        private long records;
        private long rejected;
        private long skipped;

        private void add(Event event) {
            records++;
            latest = Math.max(latest, event.time());
            if (event instanceof NetworkFlow flow && flow.status() == FlowStatus.SKIPDATA) {
                skipped++;
            }
        }

        long latest() {
            return latest;
        }

        long records() {
            return records;
        }

        long rejected() {
            return rejected;
        }

        long skipped() {
            return skipped;
        }
    }
}
