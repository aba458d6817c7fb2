package io.vigil.patterns;

import io.vigil.events.signals.Signal;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** Feeds signals to the operator that Flink CEP runs a sequence in. */
final class CepRun {
    private CepRun() {}

    /** What the sequence tells when all signals are in, whatever their order here. */
    static List<Signal> over(Sequence sequence, List<Signal> signals) throws Exception {
        var config = new ExecutionConfig();
        config.getSerializerConfig().setGenericTypes(false);
        var pattern = sequence.pattern();
        var operator = new CepOperator<Signal, String, Signal>(
                TypeInformation.of(Signal.class).createSerializer(config.getSerializerConfig()),
                false,
                NFACompiler.compileFactory(pattern, false),
                sequence.order(),
                pattern.getAfterMatchSkipStrategy(),
                new Tell(sequence),
                null);
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, sequence::keyOf, Types.STRING);
        try {
            harness.open();
            return feed(harness, sequence, signals);
        } finally {
            harness.close();
        }
    }

    private static List<Signal> feed(
            KeyedOneInputStreamOperatorTestHarness<String, Signal, Signal> harness,
            Sequence sequence,
            List<Signal> signals)
            throws Exception {
        for (Signal signal : signals) {
            if (sequence.reads(signal) && sequence.keyOf(signal) != null) {
                harness.processElement(signal, signal.time());
            }
        }
        harness.processWatermark(Long.MAX_VALUE);
        if (harness.numEventTimeTimers() != 0) {
            throw new AssertionError("timers are left");
        }
        return harness.extractOutputValues();
    }

    private static final class Tell extends PatternProcessFunction<Signal, Signal> {
        private static final long serialVersionUID = 1;
        private final Sequence sequence;

        Tell(Sequence sequence) {
            this.sequence = sequence;
        }

        @Override
        public void processMatch(Map<String, List<Signal>> match, Context context, Collector<Signal> out) {
            out.collect(sequence.complete(match));
        }
    }
}
