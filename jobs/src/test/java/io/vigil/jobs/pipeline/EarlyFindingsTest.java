package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.findings.GuardDutyJson;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.proofs.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What a live job tells of a finding before nothing earlier is expected any more. */
@SuppressWarnings("try") // closing the harness could throw InterruptedException
class EarlyFindingsTest {
    private static final long BOUND = 15 * 60_000;
    /** Minutes. */
    private static final int DAY = 24 * 60;

    @Test
    void aNewFindingIsToldAtOnceAndSettlesUnderItsId() throws Exception {
        try (var live = live()) {
            live.processElement(told("alice", 10), 0);
            var early = live.extractOutputValues();
            live.processWatermark(by("alice", 10).time() + BOUND);

            assertThat(early).singleElement().matches(Finding::provisional);
            assertThat(live.extractOutputValues())
                    .extracting(Finding::id, Finding::provisional)
                    .containsExactly(
                            tuple(early.get(0).id(), true), tuple(early.get(0).id(), false));
        }
    }

    @Test
    void whatIsToldOnceIsNotToldEarlyAgain() throws Exception {
        try (var live = live()) {
            live.processElement(told("alice", 10), 0);
            live.processElement(told("alice", 11), 0);
            live.processWatermark(by("alice", 11).time() + BOUND);
            live.processElement(told("alice", 60), 0);

            assertThat(live.extractOutputValues())
                    .filteredOn(Finding::provisional)
                    .hasSize(1);
        }
    }

    @Test
    void storedRowsEndAsThoseOfAnOrderedReplayHoweverRecordsAreDelayed() throws Exception {
        List<Signal> signals = signals();
        Map<String, String> ordered = stored(fold(signals, signals.size()));

        for (long seed = 0; seed < 50; seed++) {
            assertThat(stored(fold(delayed(signals, new Random(seed)), signals.size())))
                    .as("seed %d", seed)
                    .isEqualTo(ordered);
        }
    }

    @Test
    void storedRowsEndAlikeWhenTheJobFailsInBetween() throws Exception {
        List<Signal> signals = signals();
        Map<String, String> ordered = stored(fold(signals, signals.size()));

        for (int failsAt = 1; failsAt < signals.size(); failsAt += 7) {
            List<Signal> arrival = delayed(signals, new Random(failsAt));
            assertThat(stored(fold(arrival, failsAt)))
                    .as("fails at %d", failsAt)
                    .isEqualTo(ordered);
        }
    }

    @Test
    void whatWasPlayedIsForgottenTheNextDayAndWhatHappenedIsNot() throws Exception {
        try (var live = live()) {
            Signal played = signal("stealth")
                    .type("Stealth:IAMUser/CloudTrailLoggingDisabled")
                    .in(Proof.ACCOUNT + "0")
                    .at("10m")
                    .build();
            live.processElement(new ToFold(played, ToFold.As.SIGNAL), 0);
            live.processElement(told("alice", 10), 0);
            live.processWatermark(by("alice", 30).time());
            live.snapshot(1, 1);

            live.processWatermark(by("alice", 2 * DAY).time());

            assertThat(live.numKeyedStateEntries()).isEqualTo(1);
        }
    }

    private static ToFold told(String principal, int minute) {
        return new ToFold(by(principal, minute), ToFold.As.SIGNAL);
    }

    private static Signal by(String principal, int minute) {
        return signal("stealth")
                .type("Stealth:IAMUser/CloudTrailLoggingDisabled")
                .principal(principal)
                .event(principal + minute)
                .at(minute + "m")
                .build();
    }

    private static List<Signal> signals() {
        var signals = new ArrayList<Signal>();
        for (int minute = 0; minute < 120; minute++) {
            signals.add(by("principal-" + minute * 7 % 11, minute));
        }
        return signals;
    }

    /** As CloudTrail delivers: about 5 minutes on average, a tail up to the bound. */
    private static List<Signal> delayed(List<Signal> signals, Random random) {
        var arrivals = new HashMap<Signal, Double>();
        signals.forEach(signal ->
                arrivals.put(signal, signal.time() + Math.min(BOUND, -Math.log(1 - random.nextDouble()) * BOUND / 3)));
        return signals.stream().sorted(Comparator.comparing(arrivals::get)).toList();
    }

    /** Restores from a checkpoint at half of what came before the failure, and takes the rest again. */
    private static List<Finding> fold(List<Signal> arrival, int failsAt) throws Exception {
        var told = new ArrayList<Finding>();
        int checkpoint = failsAt / 2;
        try (var first = live()) {
            take(first, arrival.subList(0, checkpoint));
            var snapshot = first.snapshot(1, 1);
            take(first, arrival.subList(checkpoint, failsAt));
            told.addAll(first.extractOutputValues());
            try (var second = harness()) {
                second.initializeState(snapshot);
                second.open();
                take(second, arrival.subList(checkpoint, arrival.size()));
                second.processWatermark(Long.MAX_VALUE);
                told.addAll(second.extractOutputValues());
            }
        }
        return told;
    }

    private static void take(KeyedOneInputStreamOperatorTestHarness<Long, ToFold, Finding> live, List<Signal> signals)
            throws Exception {
        for (Signal signal : signals) {
            live.processElement(new ToFold(signal, ToFold.As.SIGNAL), signal.time());
            live.processWatermark(signal.time() - BOUND - 1);
        }
    }

    /** By id, as stores write: older never overwrites newer. */
    private static Map<String, String> stored(List<Finding> told) {
        var newer = Comparator.comparingLong(Finding::updatedAt).thenComparingLong(Finding::count);
        var rows = new HashMap<String, Finding>();
        told.forEach(finding ->
                rows.merge(finding.id(), finding, (row, next) -> newer.compare(next, row) >= 0 ? next : row));
        assertThat(rows.values()).noneMatch(Finding::provisional);
        return rows.values().stream().collect(toMap(Finding::id, GuardDutyJson::of));
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, ToFold, Finding> live() throws Exception {
        var live = harness();
        live.open();
        return live;
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, ToFold, Finding> harness() throws Exception {
        var order = new ToFold.Order();
        var operator = new EventTimeOrderedOperator<>(
                order,
                TypeInformation.of(ToFold.class),
                new FoldFindings(
                        new Detections(List.of(), List.of(), List.of(), Tuning.none()), true, new CacheLimit(1)),
                BufferLimit.failing());
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, order, Types.LONG);
        harness.setup(TypeInformation.of(Finding.class)
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }
}
