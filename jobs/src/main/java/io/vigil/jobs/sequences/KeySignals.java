package io.vigil.jobs.sequences;

import io.vigil.events.Signal;
import io.vigil.jobs.detections.Compiled;
import io.vigil.jobs.detections.Detections;
import io.vigil.patterns.SequenceKey;
import io.vigil.patterns.engine.SequenceEngine;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Sends each signal to the keys that sequences look for it under. When a list came is no step of anybody's: such signals are left out. */
public final class KeySignals extends RichFlatMapFunction<Signal, KeyedSignal> {
    private static final long serialVersionUID = 1;

    private final Compiled<SequenceEngine> engine;
    private final boolean ofMakers;

    private KeySignals(Detections detections, boolean ofMakers) {
        this.engine = new Compiled<>(detections, MatchSequences::compile);
        this.ofMakers = ofMakers;
    }

    /** Of all signals. */
    public static KeySignals of(Detections detections) {
        return new KeySignals(detections, false);
    }

    /** Of signals that come once more, with who made their lasting key: for sequences of that one only. */
    public static KeySignals ofMakers(Detections detections) {
        return new KeySignals(detections, true);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        engine.open();
    }

    @Override
    public void flatMap(Signal signal, Collector<KeyedSignal> out) throws Exception {
        SequenceEngine sequences = engine.now();
        boolean tried = engine.inForce().dryRuns().contains(signal.detection().unit());
        if (tried || signal.occurrence().isRetrospective()) {
            return;
        }
        for (SequenceKey kind : ofMakers ? List.of(SequenceKey.PRINCIPAL) : SequenceKey.ALL) {
            if (sequences.reads(kind, signal)) {
                send(kind, kind.of(signal), signal, out);
                send(kind, ofMakers ? null : kind.otherOf(signal), signal, out);
            }
        }
    }

    private static void send(SequenceKey kind, @Nullable String key, Signal signal, Collector<KeyedSignal> out) {
        if (key != null) {
            out.collect(KeyedSignal.of(kind, key, signal.withoutLine()));
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
