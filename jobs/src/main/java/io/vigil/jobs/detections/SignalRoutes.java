package io.vigil.jobs.detections;

import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Detector;
import io.vigil.detection.Feed;
import io.vigil.events.signals.RootSignal;
import io.vigil.events.signals.Signal;
import io.vigil.jobs.lineage.LineageStep;
import io.vigil.jobs.lineage.LineageStep.TracedSignal;
import io.vigil.models.Models;
import io.vigil.patterns.Sequence;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * Who reads which signals, decided once, when the pipeline is drawn. Signals with a finding type are for people; of building blocks only those
 * leave the operator that raised them which a sequence or another detection reads, or that are {@linkplain RootSignal#isEvidence evidence}.
 *
 * @param observed ids of the units whose signals detectors of signals read; {@link Feed#ANY_READ} for all that people or sequences read
 * @param combined detectors that combine streams, in the order in which they are drawn
 * @param steps ids of the units whose signals sequences read
 * @param all whether building blocks that nobody reads are wanted, too
 */
public record SignalRoutes(Set<String> observed, List<Combined> combined, Set<String> steps, boolean all)
        implements Serializable {
    /**
     * A detector that combines streams.
     *
     * @param detector its id
     * @param units ids of the units whose signals it takes, as of {@link Feed#signalUnits}; none for one that takes events alone
     */
    public record Combined(String detector, Set<String> units) implements Serializable {
        public Combined {
            units = Set.copyOf(units);
        }
    }

    /** For people and sequences, by credentials that nobody else is behind; whom a detection has found behind an identity stays. */
    public static final OutputTag<Signal> DIRECT = tag("signals");

    /**
     * For people and sequences, by credentials that somebody may be behind: who that is, is to be found. Also for sequences once more, by lasting keys that
     * somebody else may have made: people get to see them at once. They leave as what is led back, so that no task lies between.
     */
    public static final OutputTag<LineageStep> TRACED =
            new OutputTag<>("signals by credentials of somebody", TypeInformation.of(LineageStep.class));

    /** For detectors that read signals. */
    public static final OutputTag<Signal> OBSERVED = tag("signals for detectors");

    public SignalRoutes {
        observed = Set.copyOf(observed);
        combined = List.copyOf(combined);
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
        Set<String> steps = new TreeSet<>();
        detections.compilePatterns().sequences().stream().map(Sequence::units).forEach(steps::addAll);
        return new SignalRoutes(observed, combined(detections), steps, all);
    }

    /** Those that are switched off stand in the row, too: it is as the pipeline is drawn, and they may be switched on. */
    private static List<Combined> combined(Detections detections) {
        var combined = new ArrayList<Combined>();
        for (CombiningDetector<?, ?> detector : detections.combining()) {
            Set<String> units = new TreeSet<>();
            for (Feed<?, ?> feed : detector.feeds()) {
                if (feed.events() == Signal.class) {
                    units.addAll(feed.signalUnits());
                }
            }
            combined.add(new Combined(detector.id(), units));
        }
        return combined;
    }

    /** For detections behind all detectors that combine streams. */
    public SignalRoutes behindAll() {
        return new SignalRoutes(observed, List.of(), steps, all);
    }

    /** Of what such a detector emits only those after it see anything: streams run in no circle. */
    public SignalRoutes behind(String detector) {
        List<Combined> later = combined.stream()
                .dropWhile(each -> !each.detector().equals(detector))
                .dropWhile(each -> each.detector().equals(detector))
                .toList();
        return new SignalRoutes(observed, later, steps, all);
    }

    /** At the same place of the pipeline, as other detections read: what lay before it lies before it still. */
    SignalRoutes asReadBy(SignalRoutes others) {
        Set<String> ahead = combined.stream().map(Combined::detector).collect(Collectors.toSet());
        List<Combined> later = others.combined.stream()
                .filter(each -> ahead.contains(each.detector()))
                .toList();
        return new SignalRoutes(others.observed, later, others.steps, all);
    }

    private static OutputTag<Signal> tag(String name) {
        return new OutputTag<>(name, TypeInformation.of(Signal.class));
    }

    /** Whether anybody reads the building blocks of a unit. */
    public boolean readsBlocks(String unit) {
        return all
                || observed.contains(unit)
                || steps.contains(unit)
                || combined.stream().anyMatch(each -> each.units().contains(unit));
    }

    /** Whether the signal is of one of these units, {@link Feed#ANY_READ} among them. */
    boolean isAmong(Set<String> units, Signal signal) {
        return units.contains(signal.detection().unit()) || isRead(signal) && units.contains(Feed.ANY_READ);
    }

    private boolean isRead(Signal signal) {
        return signal.detection().type() != null
                || steps.contains(signal.detection().unit());
    }

    /** Sends a signal wherever it is read; nowhere, if nobody reads it. */
    void send(Signal signal, SignalExits.Exit exit) {
        boolean isRead = isRead(signal) || RootSignal.isEvidence(signal);
        if (isAmong(observed, signal)) {
            exit.take(OBSERVED, signal, signal.time());
        }
        if (isRead && signal.subject().mayHaveRoot()) {
            exit.take(TRACED, TracedSignal.of(signal), signal.time());
            return;
        }
        if (isRead && signal.subject().mayHaveMaker()) {
            exit.take(TRACED, TracedSignal.of(signal), signal.time());
        }
        if (isRead || all) {
            exit.take(DIRECT, signal, signal.time());
        }
    }
}
