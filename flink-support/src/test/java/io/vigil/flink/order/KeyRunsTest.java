package io.vigil.flink.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRunsTest {
    private static final Comparator<Note> BY_TIME_AND_ID =
            Comparator.comparingLong(Note::time).thenComparing(Note::id);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 60, 70, 400, 3000})
    void eachKeyHasOneRunOfItsRecordsByTimeAndTieOnceEach(int records) throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            check(notes(new Random(seed), records, 1 + seed % 12, 1 + seed * 5));
        }
    }

    private static void check(List<Note> notes) throws Exception {
        var taken = new HashMap<Long, List<Note>>();
        var runs = new KeyRuns<Note>(
                new NotesByKey(),
                (key, run) -> assertThat(taken.put(key, new ArrayList<>(run))).isNull());
        var bucket = new Bucket<Note>();
        notes.forEach(note -> bucket.add(note.key(), note.time(), note));

        runs.begin(bucket);
        while (runs.hasNext()) {
            runs.next();
        }

        Map<Long, List<Note>> expected = new HashMap<>();
        notes.stream()
                .distinct()
                .sorted(BY_TIME_AND_ID)
                .forEach(note -> expected.computeIfAbsent(note.key(), any -> new ArrayList<>())
                        .add(note));
        assertThat(taken).isEqualTo(expected);
        assertThat(runs.duplicates())
                .isEqualTo(notes.size() - notes.stream().distinct().count());
    }

    /** Half of the keys differ in their lowest bits alone. */
    private static List<Note> notes(Random dice, int records, int keys, int times) {
        var notes = new ArrayList<Note>();
        for (int record = 0; record < records; record++) {
            long key = dice.nextInt(keys);
            long spread = key % 2 == 0 ? key : key << 50;
            notes.add(new Note(spread, dice.nextInt(times), "n" + dice.nextInt(3)));
        }
        return notes;
    }
}
