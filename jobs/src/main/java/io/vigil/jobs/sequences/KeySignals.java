package io.vigil.jobs.sequences;

import io.vigil.events.signals.Signal;
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
    private final Which which;

    /** Signals by lasting keys come once more, when it is known whether somebody else made the key. */
    private enum Which {
        ALL,
        /** Of principals, all but those that come once more. */
        OTHERS,
        /** Those that come once more: they are shown to sequences of principals only. */
        LASTING_KEYS;

        boolean isKeyed(SequenceKey kind, Signal signal) {
            return switch (this) {
                case ALL -> true;
                case OTHERS ->
                    kind != SequenceKey.PRINCIPAL || !signal.subject().mayHaveMaker();
                case LASTING_KEYS -> kind == SequenceKey.PRINCIPAL;
            };
        }
    }

    private KeySignals(Detections detections, Which which) {
        this.engine = new Compiled<>(detections, MatchSequences::compile);
        this.which = which;
    }

    /** Of all signals, each of which comes once. */
    public static KeySignals of(Detections detections) {
        return new KeySignals(detections, Which.ALL);
    }

    /** Of signals of which those by lasting keys come once more. */
    public static KeySignals ofOthers(Detections detections) {
        return new KeySignals(detections, Which.OTHERS);
    }

    /** Of signals that come once more, with who made their lasting key where somebody else did. */
    public static KeySignals ofLastingKeys(Detections detections) {
        return new KeySignals(detections, Which.LASTING_KEYS);
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
        for (SequenceKey kind : sequences.keys(signal)) {
            if (which.isKeyed(kind, signal)) {
                send(kind, kind.of(signal), signal, out);
                send(kind, kind.otherOf(signal), signal, out);
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
