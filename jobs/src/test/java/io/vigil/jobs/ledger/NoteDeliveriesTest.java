package io.vigil.jobs.ledger;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.events.Rejected;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.Batch;
import io.vigil.sources.Receipt;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoteDeliveriesTest {
    private OneInputStreamOperatorTestHarness<Batch<ApiCall>, DeliveryNote> operator;

    @BeforeEach
    void open() throws Exception {
        operator = new OneInputStreamOperatorTestHarness<>(
                new NoteDeliveries<ApiCall>("cloudtrail", Duration.ofMinutes(30)));
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void eventsOfOnePlaceAndMinuteAreOneNoteThatLeavesBeforeTheWatermark() throws Exception {
        read(List.of(
                call("alice", "eu-west-1", "1m"), call("bob", "eu-west-1", "90s"), call("bob", "us-east-1", "90s")));
        read(List.of(call("alice", "eu-west-1", "2m")));
        assertThat(operator.extractOutputValues()).isEmpty();

        operator.processWatermark(at("1m"));

        assertThat(operator.extractOutputValues())
                .extracting(
                        DeliveryNote::region,
                        note -> note.minute() * 60_000,
                        DeliveryNote::latest,
                        DeliveryNote::records)
                .containsExactlyInAnyOrder(
                        tuple("eu-west-1", at("1m"), at("90s"), 2L),
                        tuple("us-east-1", at("1m"), at("90s"), 1L),
                        tuple("eu-west-1", at("2m"), at("2m"), 1L));
    }

    @Test
    void aSourceThatStandsIsToldOnceWhileTheClockGoesOnAndAgainWhenItHadCaughtUp() throws Exception {
        operator.processWatermark(at("1h"));
        for (int minute = 60; minute <= 240; minute++) {
            operator.setProcessingTime(at(minute + "m"));
        }
        assertThat(operator.getSideOutput(NoteDeliveries.DELAYS))
                .extracting(behind -> behind.getValue().detection().type(), StreamRecord::getTimestamp)
                .containsExactly(tuple(Alarm.BEHIND, at("116m")));

        operator.processWatermark(at("230m"));
        operator.setProcessingTime(at("241m"));
        for (int minute = 242; minute <= 360; minute++) {
            operator.setProcessingTime(at(minute + "m"));
        }

        assertThat(operator.getSideOutput(NoteDeliveries.DELAYS)).hasSize(2);
    }

    @Test
    void aSilentSourceWhoseTimeFollowsTheClockIsNotBehind() throws Exception {
        for (int minute = 60; minute <= 240; minute++) {
            operator.processWatermark(at(minute - 30 + "m"));
            operator.setProcessingTime(at(minute + "m"));
        }

        assertThat(operator.getSideOutput(NoteDeliveries.DELAYS)).isNullOrEmpty();
    }

    @Test
    void notesLeaveBeforeASnapshotSoThatNoneIsLost() throws Exception {
        read(List.of(call("alice", "eu-west-1", "1m")));

        operator.prepareSnapshotPreBarrier(1);

        assertThat(operator.extractOutputValues()).hasSize(1);
    }

    @Test
    void rejectsAreNotedWithTheEventsOrTheFileTheyCameWith() throws Exception {
        var refused = List.of(new Rejected("cloudtrail", "file", Rejected.Reason.MALFORMED, "no JSON", "x", 3));
        var file = new Receipt(
                Receipt.Kind.READ, "111122223333", "eu-west-1", at("5m"), at("5m"), new String[] {"a.json.gz"});

        operator.processElement(
                new Batch<>(List.of(call("alice", "eu-west-1", "1m")), refused, List.of(), List.of()), 0);
        operator.processElement(new Batch<>(List.of(), refused, List.of(), List.of(file)), 0);
        operator.processWatermark(at("1m"));

        assertThat(operator.extractOutputValues())
                .extracting(DeliveryNote::records, DeliveryNote::rejected, note -> note.files().length)
                .containsExactlyInAnyOrder(tuple(1L, 3L, 0), tuple(0L, 3L, 1));
    }

    private void read(List<ApiCall> calls) throws Exception {
        operator.processElement(new Batch<>(calls, List.of()), 0);
    }

    private static ApiCall call(String by, String region, String time) {
        return apiCall("s3:ListBuckets").by(by).region(region).at(time).build();
    }
}
