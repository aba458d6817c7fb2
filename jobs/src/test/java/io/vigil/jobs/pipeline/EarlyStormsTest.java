package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.findings.GuardDutyJson;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventOrder;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.jobs.detections.Detections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings that a storm may roll up are told early, too, and withdrawn when it does. */
@SuppressWarnings("try") // closing a harness could throw InterruptedException
class EarlyStormsTest {
    private static final int MINUTE = 60_000;

    /** How long records are on their way, in minutes: as AWS describes it. */
    private enum Delay {
        /** "Within an average of about 5 minutes", seldom 15. */
        CLOUDTRAIL {
            @Override
            double minutes(Random random) {
                return Math.min(15, -5 * Math.log(1 - random.nextDouble()));
            }
        },
        /** Up to ten minutes of aggregation, and five to ten on their way. */
        VPC_FLOW {
            @Override
            double minutes(Random random) {
                return random.nextInt(2) * 10 + 5 * random.nextDouble();
            }
        },
        /** Minutes at most. */
        RESOLVER {
            @Override
            double minutes(Random random) {
                return Math.min(5, -Math.log(1 - random.nextDouble()));
            }
        };

        private static final int MOST = 15;

        abstract double minutes(Random random);
    }

    @Test
    void aFindingThatMayBeOneOfAStormIsToldAtOnce() throws Exception {
        try (var job = new Job()) {
            job.take(about(1, 0));

            assertThat(job.told).singleElement().matches(Finding::provisional);
        }
    }

    @Test
    void noMoreAreToldEarlyThanMayBegin() throws Exception {
        try (var job = new Job()) {
            for (int person = 0; person < 100; person++) {
                job.take(about(person, 0));
            }

            assertThat(job.told).hasSize(10);
        }
    }

    @Test
    void whatTurnsOutOneTooManyIsWithdrawn() throws Exception {
        try (var job = new Job()) {
            job.take(about(99, 1));
            for (int person = 0; person < 20; person++) {
                job.take(about(person, 0));
            }
            job.end();

            assertThat(job.told)
                    .filteredOn(Finding::withdrawn)
                    .extracting(Finding::id)
                    .contains(job.told.get(0).id());
            assertThat(stored(job.told))
                    .hasSize(11)
                    .doesNotContainKey(job.told.get(0).id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void storedRowsEndAsThoseOfAnOrderedReplayWhateverTheArrival(Delay delay) throws Exception {
        List<Signal> signals = storms();
        Map<String, String> ordered = stored(play(signals, signals.size()));

        assertThat(ordered).hasSizeGreaterThan(20);
        for (long seed = 0; seed < 20; seed++) {
            List<Finding> told = play(delayed(signals, delay, new Random(seed)), signals.size());
            assertThat(stored(told)).as("seed %d", seed).isEqualTo(ordered);
            assertThat(told).filteredOn(Finding::provisional).isNotEmpty();
        }
    }

    @Test
    void storedRowsEndAlikeWhenTheJobFailsInBetween() throws Exception {
        List<Signal> signals = storms();
        Map<String, String> ordered = stored(play(signals, signals.size()));

        for (int failsAt = 2; failsAt < signals.size(); failsAt += 13) {
            List<Signal> arrival = delayed(signals, Delay.CLOUDTRAIL, new Random(failsAt));
            assertThat(stored(play(arrival, failsAt)))
                    .as("fails at %d", failsAt)
                    .isEqualTo(ordered);
        }
    }

    private static Signal about(int person, int minute) {
        return signal("minted")
                .type("Persistence:IAM/AccountManipulation")
                .severity(5)
                .principal("person-" + person)
                .event("e" + person + " " + minute)
                .at(minute + "m")
                .build();
    }

    /** Three hours: quiet, then more than may begin, then some of the same persons again. */
    private static List<Signal> storms() {
        var signals = new ArrayList<Signal>();
        for (int minute = 0; minute < 180; minute++) {
            int persons = minute >= 60 && minute < 70 ? 4 : minute % 9 == 0 ? 1 : 0;
            for (int person = 0; person < persons; person++) {
                signals.add(about(minute * 5 % 70 + person, minute));
            }
        }
        return signals;
    }

    private static List<Signal> delayed(List<Signal> signals, Delay delay, Random random) {
        var arrivals = new HashMap<Signal, Double>();
        signals.forEach(signal -> arrivals.put(signal, signal.time() + delay.minutes(random) * MINUTE));
        return signals.stream().sorted(Comparator.comparing(arrivals::get)).toList();
    }

    /** Restores from a checkpoint at half of what came before the failure, and takes the rest again. */
    private static List<Finding> play(List<Signal> arrival, int failsAt) throws Exception {
        var told = new ArrayList<Finding>();
        int checkpoint = failsAt / 2;
        try (var first = new Job()) {
            first.take(arrival.subList(0, checkpoint));
            var snapshot = first.snapshot();
            first.take(arrival.subList(checkpoint, failsAt));
            told.addAll(first.told);
            try (var second = new Job(snapshot)) {
                second.take(arrival.subList(checkpoint, arrival.size()));
                second.end();
                told.addAll(second.told);
            }
        }
        return told;
    }

    /** By id, as stores write: older never overwrites newer, and what is withdrawn goes. */
    private static Map<String, String> stored(List<Finding> told) {
        var newer = Comparator.comparingLong(Finding::updatedAt).thenComparingLong(Finding::count);
        var rows = new HashMap<String, Finding>();
        for (Finding finding : told) {
            if (finding.withdrawn()) {
                rows.remove(finding.id());
            } else {
                rows.merge(finding.id(), finding, (row, next) -> newer.compare(next, row) >= 0 ? next : row);
            }
        }
        assertThat(rows.values()).noneMatch(Finding::provisional);
        return rows.values().stream().collect(toMap(Finding::id, GuardDutyJson::of));
    }

    private record Snapshot(OperatorSubtaskState storms, OperatorSubtaskState folding) {}

    /** The last two operators of a live job, one behind the other. */
    private static final class Job implements AutoCloseable {
        private final KeyedOneInputStreamOperatorTestHarness<Long, ToFold, ToFold> storms;
        private final KeyedOneInputStreamOperatorTestHarness<Long, ToFold, Finding> folding;
        private final List<Finding> told = new ArrayList<>();
        private long reached = Long.MIN_VALUE;

        Job() throws Exception {
            this(new Snapshot(
                    OperatorSubtaskState.builder().build(),
                    OperatorSubtaskState.builder().build()));
        }

        Job(Snapshot from) throws Exception {
            var problems = new Problems();
            var tuning = Tuning.read("tuning.yaml", "findings-per-hour: 10", problems);
            problems.throwIfAny();
            var detections = new Detections(List.of(), List.of(), List.of(), tuning);
            storms = harness(new FindingTypes(), ToFold.class, new RollUpStorms(detections, true), ToFold.class);
            folding = harness(
                    new ToFold.Order(),
                    ToFold.class,
                    new FoldFindings(detections, true, new CacheLimit(1)),
                    Finding.class);
            storms.initializeState(from.storms);
            folding.initializeState(from.folding);
            storms.open();
            folding.open();
        }

        private static <E, R> KeyedOneInputStreamOperatorTestHarness<Long, E, R> harness(
                EventOrder<E> order, Class<E> in, OrderedFunction<E, R> function, Class<R> out) throws Exception {
            var operator =
                    new EventTimeOrderedOperator<>(order, TypeInformation.of(in), function, BufferLimit.failing());
            var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, order, Types.LONG);
            harness.setup(TypeInformation.of(out)
                    .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            return harness;
        }

        void take(List<Signal> signals) throws Exception {
            for (Signal signal : signals) {
                take(signal);
                reached = Math.max(reached, signal.time() - Delay.MOST * MINUTE - 1L);
                passOn(reached);
            }
        }

        void take(Signal signal) throws Exception {
            storms.processElement(new ToFold(signal, ToFold.As.SIGNAL), signal.time());
            passOn();
        }

        private void passOn(long watermark) throws Exception {
            storms.processWatermark(watermark);
            passOn();
            folding.processWatermark(watermark);
            drain();
        }

        private void passOn() throws Exception {
            for (ToFold record : List.copyOf(storms.extractOutputValues())) {
                folding.processElement(record, record.signal().time());
            }
            storms.getOutput().clear();
            drain();
        }

        private void drain() {
            told.addAll(folding.extractOutputValues());
            folding.getOutput().clear();
        }

        void end() throws Exception {
            passOn(Long.MAX_VALUE);
        }

        Snapshot snapshot() throws Exception {
            return new Snapshot(storms.snapshot(1, 1), folding.snapshot(1, 1));
        }

        @Override
        public void close() throws Exception {
            storms.close();
            folding.close();
        }
    }
}
