package io.vigil.jobs.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Detector;
import io.vigil.events.ApiCall;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.known.HostedDetector.Place;
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

    private final List<ApiCall> calls = new RandomCalls(11)
            .of(USERS).stream().sorted(Comparator.comparingLong(ApiCall::time)).toList();

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void aSmallCacheChangesNothing(StateBackend backend) {
        for (Detector<ApiCall, ?> detector : DETECTORS) {
            assertThat(unbroken(detector, SMALL, backend)).as(detector.id()).isEqualTo(expected(detector));
        }
    }

    /** What was done after the checkpoint is done again, as if it had never been. */
    @ParameterizedTest
    @MethodSource("backends")
    void aFailureAtAnyPointChangesNothing(StateBackend backend) {
        for (Detector<ApiCall, ?> detector : DETECTORS) {
            for (CacheLimit limit : List.of(SMALL, new CacheLimit(0))) {
                assertThat(broken(detector, limit, backend)).as(detector.id()).isEqualTo(expected(detector));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void rescalingChangesNothing(StateBackend backend) {
        for (Detector<ApiCall, ?> detector : DETECTORS) {
            assertThat(rescaled(detector, backend)).as(detector.id()).isEqualTo(expected(detector));
        }
    }

    private List<String> expected(Detector<ApiCall, ?> detector) {
        return unbroken(detector, new CacheLimit(0), new HashMapStateBackend());
    }

    private List<String> unbroken(Detector<ApiCall, ?> detector, CacheLimit limit, StateBackend backend) {
        try (var operator = HostedDetector.of(detector, limit, backend)) {
            for (int part = 0; part < PARTS; part++) {
                feed(List.of(operator), part(part));
            }
            return operator.emitted().stream().sorted().toList();
        }
    }

    private List<String> broken(Detector<ApiCall, ?> detector, CacheLimit limit, StateBackend backend) {
        List<String> emitted = new ArrayList<>();
        OperatorSubtaskState from = null;
        for (int part = 0; part < PARTS; part++) {
            try (var operator = HostedDetector.restored(detector, limit, backend, new Place(1, 0), from)) {
                feed(List.of(operator), part(part));
                from = operator.snapshot(part + 1L);
                emitted.addAll(operator.emitted());
                feed(List.of(operator), part(Math.min(PARTS - 1, part + 1))); // in vain: it fails now
            }
        }
        return emitted.stream().sorted().toList();
    }

    private List<String> rescaled(Detector<ApiCall, ?> detector, StateBackend backend) {
        List<String> emitted = new ArrayList<>();
        List<OperatorSubtaskState> from = List.of();
        for (int part = 0; part < PARTS; part++) {
            List<HostedDetector> operators = new ArrayList<>();
            int parallelism = 1 + part % 3;
            for (int index = 0; index < parallelism; index++) {
                var place = new Place(parallelism, index);
                operators.add(HostedDetector.restored(
                        detector, SMALL, backend, place, from.isEmpty() ? null : HostedDetector.share(from, place)));
            }
            feed(operators, part(part));
            from = new ArrayList<>();
            for (HostedDetector operator : operators) {
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
    private static void feed(List<HostedDetector> operators, List<ApiCall> part) {
        var random = new Random(part.size());
        for (ApiCall call : part) {
            int group = KeyGroupRangeAssignment.assignToKeyGroup(call.entityHash(), HostedDetector.GROUPS);
            operators
                    .get(KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(
                            HostedDetector.GROUPS, operators.size(), group))
                    .process(call);
            if (random.nextInt(20) == 0) {
                operators.forEach(operator -> operator.watermark(call.time() - 1000));
            }
        }
        long end = part.get(part.size() - 1).time() + 1000;
        operators.forEach(operator -> operator.watermark(end));
    }
}
