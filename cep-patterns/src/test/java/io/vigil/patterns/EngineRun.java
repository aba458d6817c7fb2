package io.vigil.patterns;

import io.vigil.events.signals.Signal;
import io.vigil.patterns.engine.Runs;
import io.vigil.patterns.engine.SequenceEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays signals to sequences as the job's operator does, without Flink around it. */
final class EngineRun {
    private EngineRun() {}

    /** What the sequences tell when all signals are in, whatever their order here. */
    static List<Signal> over(List<Sequence> sequences, List<Signal> signals) throws Exception {
        var engine = new SequenceEngine(sequences);
        List<Signal> told = new ArrayList<>();
        for (SequenceKey kind : SequenceKey.ALL) {
            Map<String, List<Signal>> byKey = new TreeMap<>();
            for (Signal signal : signals) {
                String key = engine.keys(signal).contains(kind) ? kind.of(signal) : null;
                if (key != null) {
                    byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(signal);
                }
            }
            for (List<Signal> ofKey : byKey.values()) {
                ofKey.sort(Comparator.comparingLong(Signal::time));
                var runs = new Runs();
                engine.follow(runs, kind, ofKey, match -> told.add(match.signal()));
                engine.advance(runs, Long.MAX_VALUE, match -> told.add(match.signal()));
                if (!runs.isEmpty()) {
                    throw new AssertionError("something is left half seen");
                }
            }
        }
        return told;
    }
}
