package io.vigil.flink.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.flink.order.BufferLimit.WhenFull;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens when there is much to hand out, too much to hold, or something else to do meanwhile. */
class OrderedUnderPressureTest {
    private static final BufferLimit AMPLE = new BufferLimit(1_000, WhenFull.FAIL);

    private final List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var harness : open) {
            harness.close();
        }
    }

    @Test
    void noStateHoldsOnToWhatWasHandedOutSinceTheSnapshot() throws Exception {
        var operator = fresh(AMPLE);
        add(operator, 100, 5_000);
        operator.snapshot(1, 1);

        operator.processWatermark(10_000);

        assertThat(operator.numKeyedStateEntries()).as("diaries alone").isEqualTo(100);
    }

    @Test
    void aRunThatIsOutIsNotReachableFromTheRestOfItsWatermark() throws Exception {
        var taken = new ArrayList<Note>();
        var runs = new KeyRuns<Note>(new NotesByKey(), (key, run) -> taken.addAll(run));
        var bucket = new Bucket<Note>();
        bucket.add(1L << 40, 0, new Note(1L << 40, 0, "a"));
        bucket.add(2L << 40, 0, new Note(2L << 40, 0, "b"));

        runs.begin(bucket);
        runs.next();

        assertThat(taken).hasSize(1);
        assertThat(List.of((Object) bucket.record(0), bucket.record(1))).doesNotContainAnyElementsOf(taken);
        assertThat(runs.left()).isEqualTo(1);
    }

    @Test
    void handingOutGivesWayToWhatElseTheTaskHasToDo() throws Exception {
        var operator = fresh(AMPLE);
        add(operator, 10, 5_000);
        interrupt(operator);

        operator.processWatermark(10_000);
        var before = List.copyOf(operator.extractOutputValues());
        boolean toldBefore = hasWatermark(operator);
        goOn(operator);

        assertThat(before).hasSize(1);
        assertThat(toldBefore).isFalse();
        assertThat(operator.extractOutputValues()).hasSize(10);
        assertThat(hasWatermark(operator)).isTrue();
    }

    @Test
    void whatComesWhileRecordsAreHandedOutTakesItsTurn() throws Exception {
        var unbroken = fresh(AMPLE);
        var broken = fresh(AMPLE);
        for (var operator : List.of(unbroken, broken)) {
            add(operator, 10, 5_000);
            if (operator == broken) {
                interrupt(operator);
            }
            operator.processWatermark(9_999);
            add(operator, 10, 4_000);
            add(operator, 10, 12_000);
            operator.processWatermark(14_999);
            add(operator, 10, 11_000);
            goOn(operator);
        }

        assertThat(byKey(broken)).isEqualTo(byKey(unbroken)).hasSize(40);
        assertThat(watermarks(broken)).isEqualTo(watermarks(unbroken)).containsExactly(9_999L, 14_999L);
    }

    @Test
    void aSnapshotWithinAWatermarkLosesNothingAndRepeatsNothing() throws Exception {
        var before = fresh(AMPLE);
        add(before, 10, 5_000);
        interrupt(before);
        before.processWatermark(9_999);
        add(before, 1, 4_000);

        var after = restored(before.snapshot(1, 1));
        after.processWatermark(Long.MAX_VALUE);

        assertThat(before.extractOutputValues()).hasSize(1);
        assertThat(after.extractOutputValues()).hasSize(10);
        var all = new ArrayList<>(before.extractOutputValues());
        all.addAll(after.extractOutputValues());
        assertThat(all).doesNotHaveDuplicates().hasSize(11);
    }

    @Test
    void theEndOfTheStreamOrOfItsEventsWaitsForNobody() throws Exception {
        var idle = fresh(AMPLE);
        add(idle, 10, 5_000);
        interrupt(idle);
        idle.processWatermark(9_999);
        idle.getOneInputOperator().processWatermarkStatus(WatermarkStatus.IDLE);
        var last = fresh(AMPLE);
        add(last, 10, 5_000);
        interrupt(last);
        last.processWatermark(Long.MAX_VALUE);

        assertThat(idle.extractOutputValues()).hasSize(10);
        assertThat(last.extractOutputValues()).hasSize(10);
    }

    @Test
    void whereResultsMustBeInOrderOneRecordTooManyFailsWithTheWayOut() throws Exception {
        var operator = fresh(new BufferLimit(10, WhenFull.FAIL));
        add(operator, 10, 5_000);

        assertThatThrownBy(() -> add(operator, 1, 6_000))
                .hasMessageContaining("11 records wait")
                .hasMessageContaining("vigil.order.max-waiting-records");
    }

    @Test
    void elsewhereTheEarliestAreHandedOutAndWhatFollowsThemIsLateButNotLost() throws Exception {
        var operator = fresh(new BufferLimit(10, WhenFull.HAND_OUT_EARLY));
        add(operator, 3, 5_000);
        add(operator, 7, 8_000);
        add(operator, 1, 9_000);
        var early = List.copyOf(operator.extractOutputValues());
        add(operator, 1, 5_500);
        operator.processWatermark(Long.MAX_VALUE);

        assertThat(early).hasSize(3);
        assertThat(watermarks(operator)).startsWith(5_999L);
        assertThat(operator.extractOutputValues()).hasSize(12);
    }

    @Test
    void aLimitThatIsNoneIsRefusedByItsName() {
        var configuration = new Configuration();
        assertThat(BufferLimit.of(configuration)).isEqualTo(new BufferLimit(0, WhenFull.HAND_OUT_EARLY));
        assertThat(BufferLimit.of(configuration).mostRecords()).isPositive();

        configuration.set(BufferLimit.MOST_RECORDS, -1L);
        assertThatThrownBy(() -> BufferLimit.of(configuration))
                .hasMessageContaining("vigil.order.max-waiting-records = -1");
        configuration.setString("vigil.order.max-waiting-records", "5");
        configuration.setString("vigil.order.when-full", "drop");
        assertThatThrownBy(() -> BufferLimit.of(configuration)).hasMessageContaining("vigil.order.when-full");
    }

    /** One of each key, keys being far apart. */
    private static void add(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator, int keys, long time)
            throws Exception {
        for (long key = 1; key <= keys; key++) {
            operator.processElement(new Note(key << 40, time, "[" + time + "]"), time);
        }
    }

    private static void interrupt(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator) {
        operator.getTaskMailbox().put(new Mail(() -> {}, 0, "something else"));
    }

    private static void goOn(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator) throws Exception {
        var mailbox = operator.getTaskMailbox();
        for (var mail = mailbox.tryTake(-1); mail.isPresent(); mail = mailbox.tryTake(-1)) {
            mail.get().run();
        }
    }

    private static Set<String> byKey(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator) {
        return new TreeSet<>(operator.extractOutputValues());
    }

    private static boolean hasWatermark(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator) {
        return !watermarks(operator).isEmpty();
    }

    private static List<Long> watermarks(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator) {
        return operator.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(mark -> ((Watermark) mark).getTimestamp())
                .toList();
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, Note, String> fresh(BufferLimit limit) throws Exception {
        var harness = harness(limit);
        harness.open();
        return harness;
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, Note, String> restored(OperatorSubtaskState snapshot)
            throws Exception {
        var harness = harness(AMPLE);
        harness.initializeState(snapshot);
        harness.open();
        return harness;
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, Note, String> harness(BufferLimit limit) throws Exception {
        var operator =
                new EventTimeOrderedOperator<>(new NotesByKey(), TypeInformation.of(Note.class), new Diary(), limit);
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, Note::key, Types.LONG, 128, 1, 0);
        harness.setup(Types.STRING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        open.add(harness);
        return harness;
    }
}
