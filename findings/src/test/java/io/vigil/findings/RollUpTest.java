package io.vigil.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Signal;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollUpTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void whateverItIsAboutOneDayIsOneFindingAndTheNextDayAnother() {
        Signal one = Signals.connection("198.51.100.7", 0, "1");
        Signal other = Signals.connection("2001:db8::7", DAY - 1, "2");
        Signal tomorrow = Signals.connection("198.51.100.7", DAY, "3");

        String id = Folding.keyOf(RollUp.of(one));

        assertThat(id)
                .isEqualTo(Folding.keyOf(RollUp.of(other)))
                .isNotEqualTo(Folding.keyOf(RollUp.of(tomorrow)))
                .isNotEqualTo(Folding.keyOf(one));
    }

    @Test
    void theTitlesAndEventsOfAllAreGathered() {
        var state = FoldingTest.fold(
                RollUp.of(Signals.connection("198.51.100.7", 0, "1")),
                RollUp.of(Signals.connection("198.51.100.8", 1, "2")));

        assertThat(state.count()).isEqualTo(2);
        assertThat(state.evidence().events()).extracting(SignalCount::name).containsExactlyInAnyOrder("1", "2");
        assertThat(state.evidence().unusual()[0].values())
                .contains(Signals.connection("198.51.100.7", 0, "1").detection().title());
    }

    @Test
    void inOneHourNoMoreBeginThanAllowedWhateverTheNumber() {
        for (int most : new int[] {1, 7, 50, 3600}) {
            Begun begun = Begun.NONE;
            int allowed = 0;
            for (int second = 0; second < 3600; second++) {
                if (begun.allows(second, most)) {
                    begun = begun.with(second, second, most);
                    allowed++;
                }
            }
            assertThat(allowed).as("at most " + most).isEqualTo(most);
        }
    }

    @Test
    void itsMemoryIsBounded() {
        Begun begun = Begun.NONE;
        for (int finding : IntStream.range(0, 5000).toArray()) {
            begun = begun.with(finding, finding, 50);
        }

        assertThat(begun.findings()).hasSize(Begun.MEMORY);
        assertThat(begun.has(4999)).isTrue();
        assertThat(begun.has(0)).isFalse();
    }
}
