package io.vigil.jobs.sequences;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.Signal;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import io.vigil.patterns.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator of sequences and what sends it signals, in a harness. */
@SuppressWarnings("try") // nothing interrupts a test
final class SequenceHost implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<Long, KeyedSignal, Signal> harness;
    private final KeySignals keys;

    private SequenceHost(KeyedOneInputStreamOperatorTestHarness<Long, KeyedSignal, Signal> harness, KeySignals keys) {
        this.harness = harness;
        this.keys = keys;
    }

    static SequenceHost of(Detections detections, @Nullable OperatorSubtaskState restored) throws Exception {
        return of(detections, restored, new HashMapStateBackend());
    }

    static SequenceHost of(Detections detections, @Nullable OperatorSubtaskState restored, StateBackend backend)
            throws Exception {
        var order = new KeyedSignal.Order();
        var type = TypeInformation.of(KeyedSignal.class);
        var operator = new EventTimeOrderedOperator<>(
                order, type, new MatchSequences(detections), BufferLimit.of(new Configuration()));
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, order, Types.LONG);
        harness.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        harness.setStateBackend(backend);
        harness.setup(TypeInformation.of(Signal.class)
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
        var keys = new KeySignals(detections);
        keys.open(new OpenContext() {});
        return new SequenceHost(harness, keys);
    }

    /** One sequence, with the head that all share. */
    static Detections story(String... yamls) {
        List<UnitFolder> folders = new ArrayList<>();
        for (int at = 0; at < yamls.length; at++) {
            String id = at == 0 ? "story" : "story-" + at;
            String unit = """
                    id: %s
                    emits:
                      - {type: "AttackSequence:S3/CompromisedData", severity: 9.5, tactic: EXFILTRATION, title: t, description: d}
                    """.formatted(id) + yamls[at];
            folders.add(new UnitFolder(id, id, Map.of("pattern.yaml", unit)));
        }
        var detections = new Detections(List.of(), List.of(), folders, Tuning.none());
        var problems = new Problems();
        Patterns.compile(folders, Tuning.none(), problems);
        problems.throwIfAny();
        return detections;
    }

    void feed(Signal signal) throws Exception {
        List<KeyedSignal> keyed = new ArrayList<>();
        keys.flatMap(signal, new ListCollector<>(keyed));
        for (KeyedSignal one : keyed) {
            harness.processElement(one, signal.time());
        }
    }

    void watermark(long time) throws Exception {
        harness.processWatermark(time);
    }

    List<Signal> matches() {
        return harness.extractOutputValues();
    }

    /** Members once more, with the name of their sequence. */
    List<Signal> members() {
        var members = harness.getSideOutput(MatchSequences.MEMBERS);
        return members == null
                ? List.of()
                : members.stream().map(StreamRecord::getValue).toList();
    }

    OperatorSubtaskState snapshot(long checkpoint) throws Exception {
        return harness.snapshot(checkpoint, checkpoint);
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    int entries() {
        return harness.numKeyedStateEntries();
    }

    @Override
    public void close() {
        try {
            keys.close();
            harness.close();
        } catch (Exception failed) {
            throw new IllegalStateException("closing the operator", failed);
        }
    }
}
