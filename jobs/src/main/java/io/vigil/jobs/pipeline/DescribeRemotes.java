package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Remote;
import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Compiled;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.intel.SharedIntel;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Looks up where a signal's far side lies, and gives the signal its severity. Signals with a trusted far side are dropped. Few far sides are behind most signals:
 * the latest are looked up once.
 */
final class DescribeRemotes extends RichFlatMapFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;
    private static final int LATEST = 1024;

    private final IntelSettings settings;
    private final Compiled<Tuning> tuning;
    private transient SharedIntel intel;
    /** What {@link #latest} is known from. */
    private transient Intel asOf;
    /** By what a signal holds of it; none of those that are trusted. */
    private transient Map<Remote, Remote> latest;

    DescribeRemotes(IntelSettings settings, Detections detections) {
        this.settings = settings;
        this.tuning = new Compiled<>(detections, Detections::tuning);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        intel = SharedIntel.hold(settings);
        tuning.open();
        asOf = intel.now();
        latest = new HashMap<>();
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
        Intel now = intel.now();
        if (now != asOf || latest.size() >= LATEST) {
            latest.clear();
            asOf = now;
        }
        Remote bare = signal.remote();
        Remote described = latest.get(bare);
        if (described == null && !now.trusts(bare.ip())) {
            described = now.describe(bare);
            latest.put(bare, described);
        }
        if (described != null) {
            out.collect(tuning.now().weigh(signal.withRemote(described)));
        }
    }
}
