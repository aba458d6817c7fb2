package io.vigil.jobs.routing;

import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Detector;
import io.vigil.detection.Feed;
import io.vigil.events.Signal;
import io.vigil.jobs.detections.Detections;
import io.vigil.models.Models;
import io.vigil.patterns.Sequence;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * Who reads which signals, decided once, when the pipeline is drawn. Signals with a finding type are for people; of building blocks only those
 * leave the operator that raised them which a sequence or another detection reads.
 *
 * @param observed ids of the units whose signals detectors read; {@link Feed#ANY_READ} for all that people or sequences read
 * @param steps ids of the units whose signals sequences read
 * @param all whether building blocks that nobody reads are wanted, too
 */
public record SignalRoutes(Set<String> observed, Set<String> steps, boolean all) implements Serializable {
    /** For people and sequences, by credentials that nobody is behind. */
    public static final OutputTag<Signal> DIRECT = tag("signals");

    /** For people and sequences, by temporary credentials: who is behind these is to be found. */
    public static final OutputTag<Signal> TEMPORARY = tag("signals by temporary credentials");

    /** For detectors that read signals. */
    public static final OutputTag<Signal> OBSERVED = tag("signals for detectors");

    private static final String TEMPORARY_KEY = "ASIA";

    public SignalRoutes {
        observed = Set.copyOf(observed);
        steps = Set.copyOf(steps);
    }

    /**
     * As these detections read.
     *
     * @throws IllegalStateException for a detector that observes signals and does not say of which units: it would be shown none
     */
    public static SignalRoutes of(Detections detections, boolean all) {
        Models models = detections.compileModels();
        Set<String> observed = new TreeSet<>();
        for (Detector<Signal, ?> detector : models.detectors(Signal.class)) {
            if (detector.signalUnits().isEmpty()) {
                throw new IllegalStateException(
                        detector.id() + " observes signals, but names no unit that they are of");
            }
            observed.addAll(detector.signalUnits());
        }
        for (CombiningDetector<?, ?> detector : models.combining()) {
            detector.feeds().stream().map(Feed::signalUnits).forEach(observed::addAll);
        }
        Set<String> steps = new TreeSet<>();
        detections.compilePatterns().sequences().stream().map(Sequence::units).forEach(steps::addAll);
        return new SignalRoutes(observed, steps, all);
    }

    private static OutputTag<Signal> tag(String name) {
        return new OutputTag<>(name, TypeInformation.of(Signal.class));
    }

    /** Whether anybody reads the building blocks of a unit. */
    public boolean readsBlocks(String unit) {
        return all || observed.contains(unit) || steps.contains(unit);
    }

    /** Takes a signal on its way. */
    @FunctionalInterface
    public interface Way {
        void take(OutputTag<Signal> tag, Signal signal);
    }

    /** Sends a signal wherever it is read; nowhere, if nobody reads it. */
    public void send(Signal signal, Way way) {
        String unit = signal.detection().unit();
        boolean isRead = signal.detection().type() != null || steps.contains(unit);
        if (observed.contains(unit) || isRead && observed.contains(Feed.ANY_READ)) {
            way.take(OBSERVED, signal);
        }
        if (isRead && isTemporary(signal)) {
            way.take(TEMPORARY, signal);
        } else if (isRead || all) {
            way.take(DIRECT, signal);
        }
    }

    /** Only temporary keys have somebody else behind them; whom a detection has found behind an identity stays. */
    private static boolean isTemporary(Signal signal) {
        String key = signal.subject().accessKey();
        return key != null && key.startsWith(TEMPORARY_KEY) && signal.subject().root() == null;
    }
}
