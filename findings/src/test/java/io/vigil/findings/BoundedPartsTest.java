package io.vigil.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept in order, signal by signal, is what sorting all of it anew would give. */
class BoundedPartsTest {
    private static final int CAPACITY = 20;

    @Test
    void namesAreCountedAndTheLatestKept() {
        var dice = new Random(7);
        SignalCount[] kept = SignalCount.NONE;
        for (int round = 0; round < 5_000; round++) {
            var more = new SignalCount[dice.nextInt(3)];
            for (int at = 0; at < more.length; at++) {
                more[at] = SignalCount.once("name-" + dice.nextInt(40), dice.nextInt(500));
            }
            var expected = sorted(kept, more);

            kept = SignalCount.sum(kept, more, CAPACITY);

            assertThat(kept).containsExactlyElementsOf(expected);
        }
    }

    private static List<SignalCount> sorted(SignalCount[] known, SignalCount[] more) {
        Map<String, SignalCount> byName = new LinkedHashMap<>();
        for (SignalCount[] all : List.of(known, more)) {
            for (SignalCount one : all) {
                byName.merge(
                        one.name(),
                        one,
                        (a, b) -> new SignalCount(
                                a.name(),
                                a.count() + b.count(),
                                Math.min(a.first(), b.first()),
                                Math.max(a.last(), b.last())));
            }
        }
        return byName.values().stream()
                .sorted(Comparator.comparingLong(SignalCount::last).reversed().thenComparing(SignalCount::name))
                .limit(CAPACITY)
                .toList();
    }

    @Test
    void ofMarksTheLatestAreKept() {
        var dice = new Random(8);
        Counted[] kept = Counted.NONE;
        List<Counted> all = new ArrayList<>();
        for (int round = 0; round < 1_000; round++) {
            var mark = new Counted(dice.nextInt(700), round);
            all.add(mark);

            kept = mark.addedTo(kept);

            assertThat(kept)
                    .containsExactlyElementsOf(all.stream()
                            .sorted(Comparator.comparingLong(Counted::time)
                                    .thenComparingLong(Counted::mark)
                                    .reversed())
                            .limit(Counted.MEMORY)
                            .toList());
            assertThat(mark.isAmong(kept)).isEqualTo(List.of(kept).contains(mark));
        }
    }
}
