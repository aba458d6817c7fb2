package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.events.signals.Observation.Frequency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class DayTableTest {
    private static final int TODAY = 20_000;
    private static final int ROOM = 8;

    @Property
    void eventsThatComeLateTeachTheSame(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 25) Integer> ages, @ForAll long seed) {
        List<Integer> shuffled = new ArrayList<>(ages);
        Collections.shuffle(shuffled, new Random(seed));
        var inOrder = new DayTable();
        var late = new DayTable();

        ages.stream().sorted(Collections.reverseOrder()).forEach(age -> inOrder.learn(age % 3, TODAY - age, ROOM));
        shuffled.forEach(age -> late.learn(age % 3, TODAY - age, ROOM));

        for (long key = 0; key < 3; key++) {
            assertThat(late.frequency(key, TODAY)).isEqualTo(inOrder.frequency(key, TODAY));
            assertThat(late.expectation(key, TODAY).given(0.01))
                    .isCloseTo(inOrder.expectation(key, TODAY).given(0.01), within(1e-12));
        }
    }

    /** A little more where the filter mistakes one value for another, or few values in it are counted as fewer: by a seventh at most, as far as was seen. */
    @Property
    void probabilitiesOfAllValuesSumToAboutOneAtMost(@ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> events) {
        var table = new DayTable();
        for (int at = 0; at < events.size(); at++) {
            table.learn(events.get(at) % 12, TODAY - 40 + at, ROOM);
        }

        double sum = 0;
        for (long key = 0; key < 12; key++) {
            sum += table.expectation(key, TODAY + 1).given(1.0 / 12);
        }

        assertThat(sum).isLessThanOrEqualTo(1.2);
    }

    @Example
    void whatBeganLatelyIsWhatWasNotThereAWeekAgo() {
        var table = new DayTable();
        table.learn(1, TODAY - 9, ROOM);
        table.learn(1, TODAY - 2, ROOM);
        table.learn(2, TODAY - 7, ROOM);
        table.learn(2, TODAY - 1, ROOM);
        table.learn(3, TODAY, ROOM);
        table.learn(4, TODAY - 50, ROOM);
        table.learn(4, TODAY - 1, ROOM);

        assertThat(LongStream.of(1, 2, 3, 4, 5).filter(key -> table.beganWithin(7, key, TODAY)))
                .as("the others are old, new today, or unknown")
                .containsExactly(2L);
    }

    @Example
    void whatMadeRoomStaysInTheTotals() {
        var full = new DayTable();
        var roomy = new DayTable();
        for (long key = 0; key < 12; key++) {
            full.learn(key, TODAY - 20 + (int) key, ROOM);
            roomy.learn(key, TODAY - 20 + (int) key, 12);
        }

        assertThat(full.size()).isEqualTo(ROOM);
        assertThat(full.find(0)).isNegative();
        assertThat(full.expectation(11, TODAY).given(0))
                .isCloseTo(roomy.expectation(11, TODAY).given(0), within(0.01));
    }

    /** Ten times as many as the table holds, several times a day: who does so every day is known to, and what is new remains so. */
    @Property(tries = 50)
    void whoDailyShowsMoreThanTheTableHoldsIsKnownTo(
            @ForAll @IntRange(min = 8, max = 48) int room, @ForAll @IntRange(min = 2, max = 5) int times) {
        var table = new DayTable();
        for (int day = 0; day < 7; day++) {
            for (int run = 0; run < 3; run++) {
                for (long key = 0; key < (long) times * room; key++) {
                    table.learn(key, TODAY + day, room);
                }
            }
        }

        assertThat(LongStream.range(0, (long) times * room).allMatch(key -> table.frequentBefore(key, TODAY + 7)))
                .isTrue();
        assertThat(LongStream.range(1000, 1100)
                        .filter(key -> table.frequency(key, TODAY + 7) == Frequency.UNSEEN)
                        .count())
                .as("new values of a hundred that are known to be new")
                .isGreaterThan(50);
    }

    @Example
    void whatMadeRoomIsForgottenWhenItDoesNotComeBack() {
        var table = new DayTable();
        for (long key = 0; key < 12; key++) {
            table.learn(key, TODAY, ROOM);
        }

        for (int day = 20; day < 60; day += 20) {
            for (long key = 100; key < 112; key++) {
                table.learn(key, TODAY + day, ROOM);
            }
        }

        assertThat(table.frequency(0, TODAY + 60)).isEqualTo(Frequency.UNSEEN);
        assertThat(table.frequency(105, TODAY + 60)).isNotEqualTo(Frequency.UNSEEN);
    }

    @Example
    void oneBusyDayMakesNothingUsual() {
        var table = new DayTable();

        for (int call = 0; call < 10_000; call++) {
            table.learn(1, TODAY, ROOM);
        }

        assertThat(table.frequency(1, TODAY)).isEqualTo(Frequency.UNSEEN);
        assertThat(table.frequency(1, TODAY + 1)).isEqualTo(Frequency.RARE);
        assertThat(table.settled(1, TODAY + 1)).isFalse();
    }

    @Example
    void fourDaysMakeItUsualAndAMonthForgetsThem() {
        var table = new DayTable();

        for (int day = 0; day < 4; day++) {
            table.learn(1, TODAY + day, ROOM);
        }

        assertThat(table.frequency(1, TODAY + 4)).isEqualTo(Frequency.FREQUENT);
        assertThat(table.frequency(1, TODAY + 33)).isEqualTo(Frequency.INFREQUENT);
        assertThat(table.frequency(1, TODAY + 60)).isEqualTo(Frequency.UNSEEN);
    }

    @Example
    void whoShowsSomethingNewEveryDayIsExpectedTo() {
        var steady = new DayTable();
        var restless = new DayTable();
        for (int day = 0; day < 20; day++) {
            steady.learn(0, TODAY + day, 32);
            restless.learn(day, TODAY + day, 32);
        }

        assertThat(restless.expectation(99, TODAY + 20).given(0.01))
                .isGreaterThan(4 * steady.expectation(99, TODAY + 20).given(0.01));
    }

    @Property
    void readsBackWhatItWrote(@ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> events) throws IOException {
        var table = new DayTable();
        for (int age : events) {
            table.learn(age % 12, TODAY - age, ROOM);
            table.name(age % 12, "value " + age, 60);
        }

        var out = new DataOutputSerializer(64);
        table.write(out);
        DayTable read = DayTable.read(new DataInputDeserializer(out.getCopyOfBuffer()));

        var again = new DataOutputSerializer(64);
        read.write(again);
        assertThat(again.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
        assertThat(read.expectation(3, TODAY + 1).given(0.1))
                .isEqualTo(table.expectation(3, TODAY + 1).given(0.1));
    }

    @Example
    void aCopyIsItsOwn() {
        var table = new DayTable();
        table.learn(1, TODAY, ROOM);
        table.name(1, "one", 60);

        DayTable copy = table.copy();
        table.learn(1, TODAY + 1, ROOM);
        table.learn(2, TODAY + 1, ROOM);

        assertThat(copy.size()).isEqualTo(1);
        assertThat(copy.daysBefore(1, TODAY + 5)).isEqualTo(1);
        assertThat(copy.word(0)).isEqualTo("one");
    }
}
