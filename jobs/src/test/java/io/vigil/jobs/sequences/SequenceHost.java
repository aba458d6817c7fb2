package io.vigil.jobs.sequences;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.signals.Signal;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import io.vigil.patterns.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator of sequences and what sends it signals, in a harness. */
@SuppressWarnings("try") // nothing interrupts a test
final class SequenceHost implements AutoCloseable {
    static final int GROUPS = 128;

    /** So few keys lie in front of a state of bytes that they push each other out. */
    private static final CacheLimit FEW = new CacheLimit(8);

    /** Which of so many subtasks it is, and where its state is kept. */
    record Place(StateBackend backend, int parallelism, int index) {
        boolean has(KeyedSignal signal) {
            return KeyGroupRangeAssignment.assignKeyToParallelOperator(signal.key(), GROUPS, parallelism) == index;
        }
    }

    private final Place place;
    private final KeyedOneInputStreamOperatorTestHarness<Long, KeyedSignal, Signal> harness;
    private final KeySignals keys;

    private SequenceHost(
            Place place, KeyedOneInputStreamOperatorTestHarness<Long, KeyedSignal, Signal> harness, KeySignals keys) {
        this.place = place;
        this.harness = harness;
        this.keys = keys;
    }

    static SequenceHost of(Detections detections, @Nullable OperatorSubtaskState restored) throws Exception {
        return of(detections, restored, new Place(new HashMapStateBackend(), 1, 0));
    }

    static SequenceHost of(Detections detections, @Nullable OperatorSubtaskState restored, Place place)
            throws Exception {
        var order = new KeyedSignal.Order();
        var type = TypeInformation.of(KeyedSignal.class);
        var operator = new EventTimeOrderedOperator<>(
                order, type, new MatchSequences(detections, FEW), BufferLimit.of(new Configuration()));
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                operator, order, Types.LONG, GROUPS, place.parallelism, place.index);
        harness.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        harness.setStateBackend(place.backend);
        harness.setup(TypeInformation.of(Signal.class)
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
        var keys = KeySignals.of(detections);
        keys.open(new OpenContext() {});
        return new SequenceHost(place, harness, keys);
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
            if (place.has(one)) {
                harness.processElement(one, signal.time());
            }
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

    /** Of which something is half seen, on any backend; what lies in front of it is written first. */
    long keys() throws Exception {
        harness.snapshot(Long.MAX_VALUE, Long.MAX_VALUE);
        var operator = (AbstractStreamOperator<?>) harness.getOperator();
        try (Stream<?> begun = operator.<Long>getKeyedStateBackend().getKeys("sequences", VoidNamespace.INSTANCE)) {
            return begun.count();
        }
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
