package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.findings.Finding;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** What the job's operator makes of records: all states of the findings, in the order in which they are passed on. */
final class Folded {
    private Folded() {}

    /** Of records that come before any watermark. */
    static List<Finding> together(Tuning tuning, ToFold.Order order, List<ToFold> records) throws Exception {
        return fold(tuning, order, records, false);
    }

    /** Of records that each come after the wait of the one before. */
    static List<Finding> oneByOne(Tuning tuning, ToFold.Order order, List<ToFold> records) throws Exception {
        return fold(tuning, order, records, true);
    }

    private static List<Finding> fold(Tuning tuning, ToFold.Order order, List<ToFold> records, boolean waits)
            throws Exception {
        var detections = new Detections(List.of(), List.of(), List.of(), tuning);
        var operator = new EventTimeOrderedOperator<>(
                order,
                TypeInformation.of(ToFold.class),
                new FoldFindings(detections, false, new CacheLimit(1)),
                BufferLimit.failing());
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, order, Types.LONG);
        try {
            harness.setup(TypeInformation.of(Finding.class)
                    .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            harness.open();
            for (ToFold record : records) {
                long time = record.signal().time();
                harness.processElement(record, time);
                if (waits) {
                    harness.processWatermark(time + 1);
                }
            }
            harness.processWatermark(Long.MAX_VALUE);
            return harness.extractOutputValues();
        } finally {
            harness.close();
        }
    }

    /** A sequence of these two. */
    static Signal story(Signal first, Signal last) {
        var emit = new Emit(
                "AttackSequence:IAM/CompromisedCredentials",
                9,
                Tactic.IMPACT,
                "T1078.004",
                Template.of("t"),
                Template.of("d"));
        return SignalDraft.fromSteps(
                "story", emit, List.of(SequenceStep.of("one", first), SequenceStep.of("two", last)), last);
    }

    static ToFold signal(Signal signal) {
        return new ToFold(signal, ToFold.As.SIGNAL);
    }
}
