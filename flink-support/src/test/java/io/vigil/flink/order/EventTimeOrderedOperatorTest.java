package io.vigil.flink.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventTimeOrderedOperatorTest {
    private static final int GROUPS = 128;

    private final List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var harness : open) {
            harness.close();
        }
    }

    @Test
    void eachKeySeesItsRecordsInOrderOfTimeAndThenOfId() throws Exception {
        var operator = fresh();

        add(
                operator,
                new Note(1, 7_000, "c"),
                new Note(2, 6_000, "x"),
                new Note(1, 5_500, "b"),
                new Note(1, 5_500, "a"));
        operator.processWatermark(10_000);

        assertThat(operator.extractOutputValues()).containsExactlyInAnyOrder("1:a", "1:ab", "1:abc", "2:x");
    }

    @Test
    void keysThatDifferInTheirLastBitAloneStayApart() throws Exception {
        var operator = fresh();
        long key = 0x7123_4567_89ab_cdefL;

        for (int at = 0; at < 50; at++) {
            add(operator, new Note(key - at % 2, 1_000 + at, at % 2 == 0 ? "e" : "o"));
        }
        operator.processWatermark(10_000);

        assertThat(operator.extractOutputValues())
                .contains(key + ":" + "e".repeat(25), key - 1 + ":" + "o".repeat(25))
                .hasSize(50);
    }

    @Test
    void aRecordWaitsUntilTheWatermarkHasPassedItsSecond() throws Exception {
        var operator = fresh();
        add(operator, new Note(1, 5_200, "a"));

        operator.processWatermark(5_900);
        var before = List.copyOf(operator.extractOutputValues());
        operator.processWatermark(5_999);

        assertThat(before).isEmpty();
        assertThat(operator.extractOutputValues()).containsExactly("1:a");
    }

    @Test
    void theWatermarkThatIsPassedOnIsNeverAheadOfWhatWaits() throws Exception {
        var operator = fresh();

        operator.processWatermark(5_900);

        assertThat(watermarks(operator)).containsExactly(4_999L);
    }

    @Test
    void theSameRecordTwiceCountsOnce() throws Exception {
        var operator = fresh();

        add(
                operator,
                new Note(1, 5_000, "a"),
                new Note(1, 6_000, "b"),
                new Note(1, 5_000, "a"),
                new Note(2, 5_000, "a"));
        operator.processWatermark(10_000);

        assertThat(operator.extractOutputValues()).containsExactlyInAnyOrder("1:a", "1:ab", "2:a");
    }

    @Test
    void aLateRecordIsFollowedAtOnceAndItsResultIsNotLateForOthers() throws Exception {
        var operator = fresh();
        add(operator, new Note(1, 5_000, "b"));
        operator.processWatermark(9_999);

        add(operator, new Note(1, 4_000, "a"));

        assertThat(operator.extractOutputValues()).containsExactly("1:b", "1:ba");
        assertThat(last(operator).getTimestamp()).isEqualTo(10_000);
    }

    @Test
    void theLastWatermarkOfAllHandsOutEverything() throws Exception {
        var operator = fresh();
        add(operator, new Note(1, Long.MAX_VALUE - 1, "z"), new Note(1, -5, "a"), new Note(1, 4_000_000_000_000L, "b"));

        operator.processWatermark(Long.MAX_VALUE);

        assertThat(operator.extractOutputValues()).containsExactly("1:a", "1:ab", "1:abz");
        assertThat(watermarks(operator)).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void whatWaitsSurvivesARestoreAndIsGoneOnceHandedOut() throws Exception {
        var before = fresh();
        add(before, new Note(1, 7_000, "b"), new Note(2, 8_000, "x"));
        var snapshot = before.snapshot(1, 1);

        var after = restored(snapshot, 1, 0);
        add(after, new Note(1, 6_000, "a"));
        after.processWatermark(Long.MAX_VALUE);
        var emptied = restored(after.snapshot(2, 2), 1, 0);
        emptied.processWatermark(Long.MAX_VALUE);

        assertThat(after.extractOutputValues()).containsExactlyInAnyOrder("1:a", "1:ab", "2:x");
        assertThat(after.numKeyedStateEntries())
                .as("the two diaries, nothing that waits")
                .isEqualTo(2);
        assertThat(emptied.extractOutputValues()).isEmpty();
    }

    @Test
    void scalingOutAndBackInChangesNothing() throws Exception {
        var notes = notes(3_000, 200);
        var unbroken = fresh();
        for (int third = 0; third < 3; third++) {
            feed(List.of(unbroken), part(notes, third));
        }
        unbroken.processWatermark(Long.MAX_VALUE);

        var one = fresh();
        feed(List.of(one), part(notes, 0));
        var wide = scaled(List.of(one), 2);
        feed(wide, part(notes, 1));
        var narrow = scaled(wide, 1);
        feed(narrow, part(notes, 2));
        narrow.get(0).processWatermark(Long.MAX_VALUE);

        var together = new TreeSet<String>();
        for (var operator : open.subList(1, open.size())) {
            together.addAll(operator.extractOutputValues());
        }
        assertThat(together).isEqualTo(new TreeSet<>(unbroken.extractOutputValues()));
        assertThat(open.subList(1, open.size()))
                .allMatch(operator -> !watermarks(operator).isEmpty());
    }

    /** Within a tenth of the whole time of each other, so that each part leaves some waiting for the next. */
    private static List<Note> notes(int count, int keys) {
        var random = new Random(7);
        var notes = new ArrayList<Note>();
        for (int at = 0; at < count; at++) {
            notes.add(new Note(random.nextInt(keys), at * 100L - random.nextInt(30_000) + 60_000, "[" + at + "]"));
        }
        return notes;
    }

    private static List<Note> part(List<Note> notes, int third) {
        int size = notes.size() / 3;
        var part = new ArrayList<>(notes.subList(third * size, (third + 1) * size));
        Collections.shuffle(part, new Random(third));
        return part;
    }

    /** Feeds a part, and a watermark that nothing to come is behind. */
    private static void feed(
            List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> operators, List<Note> part)
            throws Exception {
        for (Note note : part) {
            add(owner(operators, note.key()), note);
        }
        long last = part.stream().mapToLong(Note::time).max().orElseThrow();
        for (var operator : operators) {
            operator.processWatermark(last - 32_000);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Note, String> owner(
            List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> operators, long key) {
        int group = org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignToKeyGroup(key, GROUPS);
        return operators.get(group * operators.size() / GROUPS);
    }

    private List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> scaled(
            List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> from, int to) throws Exception {
        var parts = new OperatorSubtaskState[from.size()];
        for (int at = 0; at < parts.length; at++) {
            parts[at] = from.get(at).snapshot(1, 1);
        }
        var whole = AbstractStreamOperatorTestHarness.repackageState(parts);
        var scaled = new ArrayList<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>>();
        for (int at = 0; at < to; at++) {
            var mine = AbstractStreamOperatorTestHarness.repartitionOperatorState(whole, GROUPS, from.size(), to, at);
            scaled.add(restored(mine, to, at));
        }
        return scaled;
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, Note, String> fresh() throws Exception {
        var harness = harness(1, 0);
        harness.open();
        return harness;
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, Note, String> restored(
            OperatorSubtaskState snapshot, int parallelism, int index) throws Exception {
        var harness = harness(parallelism, index);
        harness.initializeState(snapshot);
        harness.open();
        return harness;
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, Note, String> harness(int parallelism, int index)
            throws Exception {
        var operator = new EventTimeOrderedOperator<>(
                new NotesByKey(), TypeInformation.of(Note.class), new Diary(), BufferLimit.failing());
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                operator, Note::key, Types.LONG, GROUPS, parallelism, index);
        harness.setup(Types.STRING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        open.add(harness);
        return harness;
    }

    private static void add(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator, Note... notes)
            throws Exception {
        for (Note note : notes) {
            operator.processElement(note, note.time());
        }
    }

    private static StreamRecord<? extends String> last(
            KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator) {
        var records = operator.extractOutputStreamRecords();
        return records.get(records.size() - 1);
    }

    private static List<Long> watermarks(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator) {
        Collection<Object> output = operator.getOutput();
        return output.stream()
                .filter(org.apache.flink.streaming.api.watermark.Watermark.class::isInstance)
                .map(mark -> ((org.apache.flink.streaming.api.watermark.Watermark) mark).getTimestamp())
                .toList();
    }
}
