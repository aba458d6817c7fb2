package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignKeyToParallelOperator;
import static org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness.repackageState;
import static org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness.repartitionOperatorState;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Tuning;
import io.vigil.findings.Finding;
import io.vigil.findings.GuardDutyJson;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** So few findings lie in front of the state that they push each other out. */
class KnownFindingsTest {
    private static final String TYPE = "Stealth:IAMUser/CloudTrailLoggingDisabled";
    private static final int GROUPS = 128;
    private static final int MOST_SUBTASKS = 3;
    private static final CacheLimit FEW = new CacheLimit(1);
    private static final CacheLimit MANY = new CacheLimit(100_000);

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void failuresAndOtherParallelismsLoseNothingAndCountNothingTwice(StateBackend backend) throws Exception {
        var dice = new Random(7);
        List<List<ToFold>> steps =
                IntStream.range(0, 60).mapToObj(at -> anyStep(at, dice)).toList();
        Map<String, String> undisturbed = new TreeMap<>();
        var whole = new Subtasks(backend, MANY, List.of(), 1);
        for (int at = 0; at < steps.size(); at++) {
            whole.take(steps.get(at), undisturbed);
        }
        whole.close();

        Map<String, String> disturbed = new TreeMap<>();
        var subtasks = new Subtasks(backend, FEW, List.of(), 1);
        for (int at = 0; at < steps.size(); at++) {
            if (dice.nextInt(3) == 0) {
                List<OperatorSubtaskState> snapshot = subtasks.snapshot(at);
                subtasks.take(steps.get(at), disturbed);
                if (dice.nextBoolean()) {
                    subtasks.close();
                    subtasks = new Subtasks(backend, FEW, snapshot, 1 + dice.nextInt(MOST_SUBTASKS));
                    subtasks.take(steps.get(at), disturbed);
                }
            } else {
                subtasks.take(steps.get(at), disturbed);
            }
        }
        subtasks.close();

        assertThat(undisturbed).hasSize(40);
        assertThat(disturbed).isEqualTo(undisturbed);
    }

    /** Signals of one minute, about any of forty principals. */
    private static List<ToFold> anyStep(int minute, Random dice) {
        List<ToFold> signals = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            var any = signal("stealth")
                    .type(TYPE)
                    .principal("principal-" + dice.nextInt(40))
                    .event(minute + "-" + number)
                    .at(minute + "m")
                    .build();
            signals.add(new ToFold(any, ToFold.As.SIGNAL));
        }
        return signals;
    }

    /** Of the operator, each with keys of its own. */
    private static final class Subtasks {
        private final List<KeyedOneInputStreamOperatorTestHarness<Long, ToFold, Finding>> all = new ArrayList<>();
        private final ToFold.Order order = new ToFold.Order();

        Subtasks(StateBackend backend, CacheLimit limit, List<OperatorSubtaskState> restored, int number)
                throws Exception {
            for (int at = 0; at < number; at++) {
                var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                        operator(limit), order, Types.LONG, GROUPS, number, at);
                harness.setStateBackend(backend);
                harness.setup(TypeInformation.of(Finding.class)
                        .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
                if (!restored.isEmpty()) {
                    var whole = repackageState(restored.toArray(OperatorSubtaskState[]::new));
                    harness.initializeState(repartitionOperatorState(whole, GROUPS, restored.size(), number, at));
                }
                harness.open();
                all.add(harness);
            }
        }

        private EventTimeOrderedOperator<ToFold, Finding> operator(CacheLimit limit) {
            var none = new Detections(List.of(), List.of(), List.of(), Tuning.none());
            return new EventTimeOrderedOperator<>(
                    order,
                    TypeInformation.of(ToFold.class),
                    new FoldFindings(none, false, limit),
                    BufferLimit.failing());
        }

        /** @param told the last state of each finding */
        void take(List<ToFold> signals, Map<String, String> told) throws Exception {
            for (int at = 0; at < all.size(); at++) {
                for (ToFold signal : signals) {
                    if (assignKeyToParallelOperator(order.key(signal), GROUPS, all.size()) == at) {
                        all.get(at).processElement(signal, order.time(signal));
                    }
                }
                all.get(at).processWatermark(order.time(signals.get(0)));
                for (Finding finding : all.get(at).extractOutputValues()) {
                    told.put(finding.id(), GuardDutyJson.of(finding));
                }
                all.get(at).getOutput().clear();
            }
        }

        List<OperatorSubtaskState> snapshot(long checkpoint) throws Exception {
            List<OperatorSubtaskState> states = new ArrayList<>();
            for (var harness : all) {
                states.add(harness.snapshot(checkpoint, checkpoint));
            }
            return states;
        }

        void close() throws Exception {
            for (var harness : all) {
                harness.close();
            }
        }
    }
}
