package io.vigil.jobs.pipeline;

import io.vigil.findings.FindingState;
import io.vigil.findings.Folding;
import io.vigil.flink.cache.BoundedCache;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.OrderedFunction.Host;
import io.vigil.flink.packed.PackedState;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of findings: as bytes in one state, in front of which busy ones stay decoded, since a signal more changes little of a finding that
 * holds a hundred. They go to the state before each snapshot, and when others take their place.
 */
final class KnownFindings {
    static final String STATE = "findings";

    /** As long as GuardDuty keeps a finding. */
    static final Duration MEMORY = Duration.ofDays(90);

    /** A finding that has all it can have, two log lines of 16 KB among it, is some twelve times as large as what the limit counts with. */
    private static final int SHARE = 12;

    private final Host host;
    private final PackedState<FindingState> state;
    private final BoundedCache<Kept> front;

    /** What is known under a key. */
    private static final class Kept {
        private final long key;
        private final Map<String, FindingState> findings = new LinkedHashMap<>(2);
        private boolean changed;

        Kept(long key) {
            this.key = key;
        }
    }

    KnownFindings(Host host, CacheLimit limit) {
        this.host = host;
        this.state = PackedState.of(host.states(), STATE, TypeInformation.of(FindingState.class), MEMORY);
        this.front = new BoundedCache<>(Math.max(1, limit.mostKeys(host.slots()) / SHARE));
    }

    /**
     * By id, to be added to and then to be {@linkplain #change noted as changed}: one, but for two ids of one hash.
     *
     * @param key the current one, and still that afterwards
     */
    Map<String, FindingState> of(long key) throws Exception {
        return kept(key).findings;
    }

    /** Notes that what is known under the current key has changed. */
    void change(long key) throws Exception {
        kept(key).changed = true;
    }

    private Kept kept(long key) throws Exception {
        Kept known = front.get(key);
        if (known != null) {
            return known;
        }
        var kept = new Kept(key);
        for (FindingState finding : state.records()) {
            kept.findings.put(Folding.keyOf(finding.latest()), finding);
        }
        Kept evicted = front.put(key, kept);
        if (evicted != null && evicted.changed) {
            save(evicted);
            host.turnTo(key);
        }
        return kept;
    }

    /** Writes what lies in front. The current key is another one afterwards. */
    void save() throws Exception {
        front.forEach(this::save);
    }

    private void save(Kept kept) throws Exception {
        if (kept.changed) {
            host.turnTo(kept.key);
            state.put(kept.findings.values());
            kept.changed = false;
        }
    }

    /**
     * Forgets what has expired by the wall clock: whatever the events' time, a finding goes on as long as its state is there.
     *
     * @param isOver which findings go before; those of one key go together
     */
    void forget(long key, Predicate<FindingState> isOver) throws Exception {
        Kept kept = front.get(key);
        boolean isExpired = !state.isThere() && (kept == null || !kept.changed);
        if (isExpired || known(kept).stream().allMatch(isOver)) {
            state.clear();
            if (kept != null) {
                kept.findings.clear();
                kept.changed = false;
            }
        }
    }

    private Collection<FindingState> known(@Nullable Kept kept) throws Exception {
        return kept == null ? state.records() : kept.findings.values();
    }
}
