package io.vigil.jobs.sequences;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Signal;
import io.vigil.patterns.Sequence;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.util.Collector;

/** Tells what a complete sequence means. */
final class EmitSequence extends PatternProcessFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;

    private final Sequence sequence;
    private final Tuning tuning;

    EmitSequence(Sequence sequence, Tuning tuning) {
        this.sequence = sequence;
        this.tuning = tuning;
    }

    @Override
    public void processMatch(Map<String, List<Signal>> match, Context context, Collector<Signal> out) {
        out.collect(tuning.weigh(sequence.complete(match)));
    }
}
