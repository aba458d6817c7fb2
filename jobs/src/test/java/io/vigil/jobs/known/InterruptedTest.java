package io.vigil.jobs.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Detector;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.known.HostedDetectors.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Memories that are decoded in front of a backend: whatever happens to the job, each event counts once. */
class InterruptedTest {
    private static final int USERS = 30;
    private static final int PARTS = 8;
    /** Eight entities: most make room for others all the time. */
    private static final CacheLimit SMALL = new CacheLimit(1);

    private static final List<Detector<ApiCall, ?>> DETECTORS =
            Detections.shipped().compileModels().detectors(ApiCall.class);
    /** Each by itself, and all in one row. */
    private static final List<List<Detector<ApiCall, ?>>> HOSTED = Stream.concat(
                    DETECTORS.stream().map(InterruptedTest::alone), Stream.of(DETECTORS))
            .toList();

    private final List<ApiCall> calls = new RandomCalls(11)
            .of(USERS).stream().sorted(Comparator.comparingLong(ApiCall::time)).toList();

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void aSmallCacheChangesNothing(StateBackend backend) {
        for (List<Detector<ApiCall, ?>> hosted : HOSTED) {
            assertThat(unbroken(hosted, SMALL, backend)).as(ids(hosted)).isEqualTo(expected(hosted));
        }
    }

    /** What was done after the checkpoint is done again, as if it had never been. */
    @ParameterizedTest
    @MethodSource("backends")
    void aFailureAtAnyPointChangesNothing(StateBackend backend) {
        for (List<Detector<ApiCall, ?>> hosted : HOSTED) {
            for (CacheLimit limit : List.of(SMALL, new CacheLimit(0))) {
                assertThat(broken(hosted, limit, backend)).as(ids(hosted)).isEqualTo(expected(hosted));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void rescalingChangesNothing(StateBackend backend) {
        for (List<Detector<ApiCall, ?>> hosted : HOSTED) {
            assertThat(rescaled(hosted, backend)).as(ids(hosted)).isEqualTo(expected(hosted));
        }
    }

    private static List<Detector<ApiCall, ?>> alone(Detector<ApiCall, ?> detector) {
        return List.of(detector);
    }

    private static String ids(List<Detector<ApiCall, ?>> hosted) {
        return hosted.stream().map(Detector::id).toList().toString();
    }

    private List<String> expected(List<Detector<ApiCall, ?>> hosted) {
        return unbroken(hosted, new CacheLimit(0), new HashMapStateBackend());
    }

    private List<String> unbroken(List<Detector<ApiCall, ?>> hosted, CacheLimit limit, StateBackend backend) {
        try (var operator = HostedDetectors.of(hosted, limit, backend)) {
            for (int part = 0; part < PARTS; part++) {
                feed(List.of(operator), part(part));
            }
            return operator.emitted().stream().sorted().toList();
        }
    }

    private List<String> broken(List<Detector<ApiCall, ?>> hosted, CacheLimit limit, StateBackend backend) {
        List<String> emitted = new ArrayList<>();
        OperatorSubtaskState from = null;
        for (int part = 0; part < PARTS; part++) {
            try (var operator = HostedDetectors.restored(hosted, limit, backend, new Place(1, 0), from)) {
                feed(List.of(operator), part(part));
                from = operator.snapshot(part + 1L);
                emitted.addAll(operator.emitted());
                feed(List.of(operator), part(Math.min(PARTS - 1, part + 1))); // in vain: it fails now
            }
        }
        return emitted.stream().sorted().toList();
    }

    private List<String> rescaled(List<Detector<ApiCall, ?>> hosted, StateBackend backend) {
        List<String> emitted = new ArrayList<>();
        List<OperatorSubtaskState> from = List.of();
        for (int part = 0; part < PARTS; part++) {
            List<HostedDetectors<ApiCall>> operators = new ArrayList<>();
            int parallelism = 1 + part % 3;
            for (int index = 0; index < parallelism; index++) {
                var place = new Place(parallelism, index);
                operators.add(HostedDetectors.restored(
                        hosted, SMALL, backend, place, from.isEmpty() ? null : HostedDetectors.share(from, place)));
            }
            feed(operators, part(part));
            from = new ArrayList<>();
            for (HostedDetectors<ApiCall> operator : operators) {
                from.add(operator.snapshot(part + 1L));
                emitted.addAll(operator.emitted());
                operator.close();
            }
        }
        return emitted.stream().sorted().toList();
    }

    private List<ApiCall> part(int number) {
        int size = calls.size() / PARTS;
        return calls.subList(number * size, number == PARTS - 1 ? calls.size() : (number + 1) * size);
    }

    /** With watermarks on the way, and one at the end that all has passed. */
    private static void feed(List<HostedDetectors<ApiCall>> operators, List<ApiCall> part) {
        var random = new Random(part.size());
        for (ApiCall call : part) {
            int group = KeyGroupRangeAssignment.assignToKeyGroup(call.entityHash(), HostedDetectors.GROUPS);
            operators
                    .get(KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(
                            HostedDetectors.GROUPS, operators.size(), group))
                    .process(call);
            if (random.nextInt(20) == 0) {
                operators.forEach(operator -> operator.watermark(call.time() - 1000));
            }
        }
        long end = part.get(part.size() - 1).time() + 1000;
        operators.forEach(operator -> operator.watermark(end));
    }
}
