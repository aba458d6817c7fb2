package io.vigil.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Folding;
import io.vigil.findings.GuardDutyJson;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class KeepLedgerTest {
    private static final long BOUND = Duration.ofMinutes(15).toMillis();

    @Test
    void aMonthWithoutLossHasNoGap() throws Exception {
        for (long seed = 0; seed < 5; seed++) {
            var ledger = keep(new Month(seed).deliver(0, Month.MINUTES), NO_DETECTIONS);

            assertThat(ledger.alarms()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void everyFileOfCloudTrailThatIsLostIsNamed() throws Exception {
        var month = new Month(1);
        var ledger = keep(month.deliver(0.01, Month.MINUTES), NO_DETECTIONS);

        assertThat(month.lostFiles).hasSizeGreaterThan(100);
        // A digest is judged once a file that was delivered before its hour has been read; the last one's wait is not
        // over.
        assertThat(month.lostFiles.stream()
                        .filter(file -> ledger.of(Alarm.GAP).stream()
                                .noneMatch(
                                        alarm -> alarm.detection().description().contains(file))))
                .allMatch(file -> file.contains("_20260302T0") || file.contains("_20260401T"));
        assertThat(ledger.rows().stream().mapToLong(LedgerRow::missing).sum())
                .isEqualTo(ledger.of(Alarm.GAP).stream()
                        .mapToLong(alarm ->
                                Long.parseLong(alarm.detection().title().split(" ")[0]))
                        .sum());
    }

    @Test
    void everyFileOfBusyFlowsThatIsLostIsToldAsASilence() throws Exception {
        var month = new Month(2);
        var silences = keep(month.deliver(0.01, Month.MINUTES), NO_DETECTIONS).of(Alarm.SILENT).stream()
                .filter(alarm -> "vpc-flow".equals(alarm.subject().resource()))
                .map(alarm -> alarm.occurrence().since())
                .toList();

        assertThat(month.lostFlows).hasSizeGreaterThan(50);
        assertThat(silences)
                .containsAll(month.lostFlows.stream()
                        .filter(begin -> !month.lostFlows.contains(begin - Month.FILE))
                        .map(Month::time)
                        .toList());
    }

    @Test
    void aRegionThatStopsIsToldWithinAQuarterOfAnHourAndNoOther() throws Exception {
        int stop = 20 * 24 * 60 + 7;
        var alarms = keep(new Month(3).deliver(0, stop), NO_DETECTIONS).alarms();

        assertThat(alarms)
                .extracting(alarm -> alarm.subject().resource() + " " + alarm.region())
                .containsExactlyInAnyOrder("cloudtrail eu-west-1", "vpc-flow eu-west-1", "dns eu-west-1");
        assertThat(alarms)
                .filteredOn(alarm -> !"dns".equals(alarm.subject().resource()))
                .allSatisfy(alarm -> assertThat(alarm.time())
                        .isBetween(
                                Month.time(stop),
                                Month.time(stop) + Duration.ofMinutes(15).toMillis()));
    }

    @Test
    void aSilenceAndItsEndAreOneFinding() throws Exception {
        var notes = new ArrayList<>(new Month(4).deliver(0, Month.MINUTES));
        notes.removeIf(note -> note.log().equals("vpc-flow")
                && note.region().equals("eu-west-1")
                && note.minute() * 60_000 >= Month.time(20_000)
                && note.minute() * 60_000 < Month.time(20_090));

        var alarms = keep(notes, NO_DETECTIONS).alarms();

        assertThat(alarms).hasSize(2);
        assertThat(alarms.stream()
                        .map(alarm -> alarm.detection().discriminator())
                        .distinct())
                .hasSize(1);
        assertThat(alarms.get(1).time()).isEqualTo(Month.time(20_090));
    }

    @Test
    void arrivalChangesNothing() throws Exception {
        var notes = new Month(5).deliver(0.01, Month.MINUTES / 2);
        var random = new Random(5);
        var delayed = notes.stream()
                .map(note -> new Delayed(note, Month.arrival(note) + random.nextInt((int) BOUND)))
                .sorted(Comparator.comparingLong(Delayed::at))
                .map(Delayed::note)
                .toList();

        assertThat(ids(keep(delayed, NO_DETECTIONS).alarms()))
                .isEqualTo(ids(keep(notes, NO_DETECTIONS).alarms()));
    }

    private record Delayed(DeliveryNote note, long at) {}

    private static List<String> ids(List<Signal> alarms) {
        return alarms.stream().map(Signal::id).sorted().toList();
    }

    @Test
    void anAlarmNamesWhatWasBlind() throws Exception {
        var alarms = keep(new Month(3).deliver(0, 20 * 24 * 60), Detections.shipped())
                .alarms();

        assertThat(alarms)
                .filteredOn(alarm -> "vpc-flow".equals(alarm.subject().resource()))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.detection().description())
                        .contains("malicious-address-traffic")
                        .contains("T1496")
                        .doesNotContain("console-login-without-mfa"));
    }

    @Test
    void anAlarmIsAFindingAboutTheLog() throws Exception {
        var notes = new Month(3).deliver(0, 9 * 24 * 60);
        var alarm = keep(notes, NO_DETECTIONS).alarms().get(0);

        assertThat(GuardDutyJson.of(Folding.finding(Folding.fold(null, alarm))))
                .contains("\"resourceType\":\"Log\"", "\"featureName\":\"SelfCheck\"", "\"type\":\"SelfCheck:Log/")
                .doesNotContain("actionType");
    }

    @Test
    void anHourIsARowAndWhatComesLaterAddsToIt() throws Exception {
        DeliveryNote first = note(60, 3, 1);
        DeliveryNote late = note(61, 2, 0);

        var rows = keep(List.of(first, note(180, 1, 0), note(400, 1, 0), late), NO_DETECTIONS)
                .rows();

        long hour = Month.time(60);
        assertThat(rows).filteredOn(row -> row.hour() == hour).hasSize(2);
        assertThat(rows.stream()
                        .filter(row -> row.hour() == hour)
                        .mapToLong(LedgerRow::records)
                        .sum())
                .isEqualTo(5);
        assertThat(rows.stream().mapToLong(LedgerRow::late).sum()).isEqualTo(2);
        assertThat(rows.stream().mapToLong(LedgerRow::rejected).sum()).isEqualTo(1);
    }

    @Test
    void anHourInWhichFarMoreIsRefusedThanUsualIsToldAndWhatGoesOnIsNot() throws Exception {
        var notes = new ArrayList<DeliveryNote>();
        for (int hour = 1; hour <= 48; hour++) {
            notes.add(note(hour * 60, 1000, hour < 24 ? 2 : 50));
        }

        var alarms = keep(notes, NO_DETECTIONS).of(Alarm.REFUSED);

        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.detection().title()).startsWith("50 records of dns"));
        assertThat(alarms.get(0).occurrence().since()).isEqualTo(Month.time(24 * 60));
    }

    @Test
    void aHandfulOfRefusedRecordsOfAQuietLogIsNotTold() throws Exception {
        assertThat(keep(List.of(note(60, 20, 9), note(180, 20, 0)), NO_DETECTIONS)
                        .alarms())
                .isEmpty();
    }

    private static DeliveryNote note(int minute, long records, long rejected) {
        long at = Month.time(minute);
        return new DeliveryNote(
                "dns",
                "111122223333",
                "eu-west-1",
                at / 60_000,
                at,
                records,
                rejected,
                0,
                DeliveryNote.NO_FILES,
                false,
                0,
                minute);
    }

    private static final Detections NO_DETECTIONS = new Detections(List.of(), List.of(), List.of(), Tuning.none());

    private record Kept(List<Signal> alarms, List<LedgerRow> rows) {
        List<Signal> of(String type) {
            return alarms.stream()
                    .filter(alarm -> type.equals(alarm.detection().type()))
                    .toList();
        }
    }

    /** Notes as they arrive; the watermark is what has arrived, less the bound. */
    private static Kept keep(List<DeliveryNote> notes, Detections detections) throws Exception {
        var order = new DeliveryOrder();
        var type = TypeInformation.of(DeliveryNote.class);
        var operator = new EventTimeOrderedOperator<>(order, type, new KeepLedger(detections), BufferLimit.failing());
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, order, Types.LONG);
        try {
            harness.setup(TypeInformation.of(Signal.class)
                    .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            harness.open();
            long reached = 0;
            for (DeliveryNote note : notes) {
                harness.processElement(note, note.latest());
                if (Month.arrival(note) > reached + 60_000) {
                    reached = Math.min(Month.arrival(note), Month.time(Month.MINUTES));
                    harness.processWatermark(reached - BOUND - 1);
                }
            }
            var rows = harness.getSideOutput(KeepLedger.ROWS);
            return new Kept(
                    harness.extractOutputValues(),
                    rows == null
                            ? List.of()
                            : rows.stream().map(StreamRecord::getValue).toList());
        } finally {
            harness.close();
        }
    }
}
