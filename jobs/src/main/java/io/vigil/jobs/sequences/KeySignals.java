package io.vigil.jobs.sequences;

import io.vigil.events.Signal;
import io.vigil.jobs.detections.Compiled;
import io.vigil.jobs.detections.Detections;
import io.vigil.patterns.SequenceKey;
import io.vigil.patterns.engine.SequenceEngine;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Sends each signal to the keys that sequences look for it under. When a list came is no step of anybody's: such signals are left out. */
public final class KeySignals extends RichFlatMapFunction<Signal, KeyedSignal> {
    private static final long serialVersionUID = 1;

    private final Compiled<SequenceEngine> engine;

    public KeySignals(Detections detections) {
        this.engine = new Compiled<>(detections, MatchSequences::compile);
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
        for (SequenceKey kind : SequenceKey.ALL) {
            if (sequences.reads(kind, signal)) {
                send(kind, kind.of(signal), signal.withoutLine(), out);
                send(kind, kind.otherOf(signal), signal.withoutLine(), out);
            }
        }
    }

    private static void send(SequenceKey kind, @Nullable String key, Signal signal, Collector<KeyedSignal> out) {
        if (key != null) {
            out.collect(KeyedSignal.of(kind, key, signal));
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
