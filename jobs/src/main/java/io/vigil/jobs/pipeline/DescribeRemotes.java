package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Hash;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Signal;
import io.vigil.flink.cache.BoundedCache;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Compiled;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.intel.SharedIntel;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Looks up where a signal's far side lies, and gives the signal its severity. Signals with a trusted far side are dropped. Few far sides are behind most signals:
 * the latest are looked up once.
 */
final class DescribeRemotes extends RichFlatMapFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;
    private static final int LATEST = 1 << 14;

    private final IntelSettings settings;
    private final Compiled<Tuning> tuning;
    private transient SharedIntel intel;
    /** What {@link #latest} is known from. */
    private transient Intel asOf;
    /** By hash of the address; none of those that are trusted. */
    private transient BoundedCache<Described> latest;

    /** @param bare what a signal holds of it before */
    private record Described(Remote bare, Remote whole) {}

    DescribeRemotes(IntelSettings settings, Detections detections) {
        this.settings = settings;
        this.tuning = new Compiled<>(detections, Detections::tuning);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        intel = SharedIntel.hold(settings);
        tuning.open();
        asOf = intel.now();
        latest = new BoundedCache<>(LATEST);
    }

    @Override
    public void close() {
        if (intel != null) {
            intel.close();
            intel = null;
        }
        tuning.close();
    }

    @Override
    public void flatMap(Signal signal, Collector<Signal> out) throws Exception {
        Remote described = described(signal.remote());
        if (described != null) {
            out.collect(tuning.now().weigh(signal.withRemote(described)));
        }
    }

    /** Null for one that is trusted. */
    private @Nullable Remote described(Remote bare) {
        Intel now = intel.now();
        if (now != asOf) {
            latest = new BoundedCache<>(LATEST);
            asOf = now;
        }
        long key = bare.ip() == null ? 0 : Hash.of(bare.ip());
        Described known = latest.get(key);
        if (known != null && known.bare.equals(bare)) {
            return known.whole;
        }
        if (now.trusts(bare.ip())) {
            return null;
        }
        Remote whole = now.describe(bare);
        if (known == null) {
            latest.put(key, new Described(bare, whole));
        }
        return whole;
    }
}
