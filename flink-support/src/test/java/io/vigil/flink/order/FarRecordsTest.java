package io.vigil.flink.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has long to wait: as if it waited like all else. */
class FarRecordsTest {
    private static final int GROUPS = 16;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var harness : open) {
            harness.close();
        }
    }

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void theyComeWhenTheirSecondHasPassedAndNotBefore(StateBackend backend) throws Exception {
        var operator = harness(backend, 1, 0, null);
        operator.processWatermark(MINUTE - 1);
        add(operator, new Note(1, HOUR + 1_500, "c"), new Note(1, HOUR + 1_200, "b"), new Note(1, 2 * MINUTE, "a"));
        operator.snapshot(1, 1);
        add(operator, new Note(1, HOUR + 1_300, "B"), new Note(1, HOUR + 1_300, "B"));

        operator.processWatermark(HOUR + 999);
        var before = List.copyOf(operator.extractOutputValues());
        operator.processWatermark(HOUR + 1_999);

        assertThat(before).containsExactly("1:a");
        assertThat(operator.extractOutputValues()).containsExactly("1:a", "1:ab", "1:abB", "1:abBc");
    }

    @ParameterizedTest
    @MethodSource("backends")
    void nothingOfThemIsLeftInTheStateOnceTheyAreOut(StateBackend backend) throws Exception {
        var operator = harness(backend, 1, 0, null);
        operator.processWatermark(0);
        add(operator, new Note(1, HOUR, "a"), new Note(2, HOUR, "x"));
        operator.snapshot(1, 1);
        operator.processWatermark(2 * HOUR);

        var emptied = harness(backend, 1, 0, operator.snapshot(2, 2));
        emptied.processWatermark(Long.MAX_VALUE);

        assertThat(operator.extractOutputValues()).hasSize(2);
        assertThat(emptied.extractOutputValues()).isEmpty();
    }

    /** Snapshots, failures and other parallelisms at random moments. */
    @ParameterizedTest
    @MethodSource("backends")
    void interruptionsChangeNothing(StateBackend backend) throws Exception {
        for (int seed = 0; seed < 2; seed++) {
            var notes = notes(new Random(seed));

            assertThat(interrupted(backend, notes, new Random(seed)))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(whole(backend, notes));
        }
    }

    private static List<Note> notes(Random dice) {
        var notes = new ArrayList<Note>();
        for (int at = 0; at < 400; at++) {
            long far = dice.nextInt(4) == 0 ? 0 : dice.nextLong(2 * HOUR);
            notes.add(new Note(dice.nextInt(20), at * 20_000L + far, Integer.toString(at, 36)));
        }
        return notes;
    }

    private List<String> whole(StateBackend backend, List<Note> notes) throws Exception {
        var operator = harness(backend, 1, 0, null);
        for (int at = 0; at < notes.size(); at++) {
            add(operator, notes.get(at));
            operator.processWatermark(at * 20_000L);
        }
        operator.processWatermark(Long.MAX_VALUE);
        return operator.extractOutputValues();
    }

    private List<String> interrupted(StateBackend backend, List<Note> notes, Random dice) throws Exception {
        var found = new ArrayList<String>();
        var operators = scaled(backend, List.of(), 1);
        for (int at = 0; at < notes.size(); at++) {
            add(owner(operators, notes.get(at)), notes.get(at));
            for (var operator : operators) {
                operator.processWatermark(at * 20_000L);
            }
            if (dice.nextInt(40) == 0) {
                operators = scaled(backend, take(operators, found, at), 1 + dice.nextInt(3));
            }
        }
        for (var operator : operators) {
            operator.processWatermark(Long.MAX_VALUE);
        }
        take(operators, found, notes.size());
        return found;
    }

    /** Takes a snapshot, and what has come out. */
    private static List<OperatorSubtaskState> take(
            List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> operators, List<String> found, long at)
            throws Exception {
        var states = new ArrayList<OperatorSubtaskState>();
        for (var operator : operators) {
            operator.snapshot(2 * at, at);
            states.add(operator.snapshot(2 * at + 1, at));
            found.addAll(operator.extractOutputValues());
        }
        return states;
    }

    private List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> scaled(
            StateBackend backend, List<OperatorSubtaskState> from, int to) throws Exception {
        var scaled = new ArrayList<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>>();
        OperatorSubtaskState all = from.isEmpty()
                ? null
                : AbstractStreamOperatorTestHarness.repackageState(from.toArray(OperatorSubtaskState[]::new));
        for (int at = 0; at < to; at++) {
            OperatorSubtaskState mine = all == null
                    ? null
                    : AbstractStreamOperatorTestHarness.repartitionOperatorState(all, GROUPS, from.size(), to, at);
            scaled.add(harness(backend, to, at, mine));
        }
        return scaled;
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Note, String> owner(
            List<KeyedOneInputStreamOperatorTestHarness<Long, Note, String>> operators, Note note) {
        int group = KeyGroupRangeAssignment.assignToKeyGroup(note.key(), GROUPS);
        int index = KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(GROUPS, operators.size(), group);
        return operators.get(index);
    }

    private static void add(KeyedOneInputStreamOperatorTestHarness<Long, Note, String> operator, Note... notes)
            throws Exception {
        for (Note note : notes) {
            operator.processElement(note, note.time());
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, Note, String> harness(
            StateBackend backend, int parallelism, int index, @Nullable OperatorSubtaskState from) throws Exception {
        var operator = new EventTimeOrderedOperator<>(
                new NotesAhead(), TypeInformation.of(Note.class), new Diary(), BufferLimit.failing());
        var harness = new KeyedOneInputStreamOperatorTestHarness<Long, Note, String>(
                operator, new NotesByKey(), Types.LONG, GROUPS, parallelism, index);
        open.add(harness);
        harness.setStateBackend(backend);
        harness.setup(Types.STRING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        if (from != null) {
            harness.initializeState(from);
        }
        harness.open();
        return harness;
    }

    private static final class NotesAhead implements EventOrder<Note> {
        private static final long serialVersionUID = 1;

        private final NotesByKey notes = new NotesByKey();

        @Override
        public long key(Note note) {
            return notes.key(note);
        }

        @Override
        public long time(Note note) {
            return notes.time(note);
        }

        @Override
        public int compareTies(Note one, Note other) {
            return notes.compareTies(one, other);
        }

        @Override
        public boolean looksAhead() {
            return true;
        }
    }
}
