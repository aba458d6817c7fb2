package io.vigil.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Events are numbers here; the key of one is its tens. */
class ConditionTest {
    private static final Condition<Integer> IN_THE_THIRTIES =
            Condition.ofKey(Condition.BYTES, number -> number / 10 == 3);
    private static final Condition<Integer> EVEN = new Condition<>(Condition.FLAG, number -> number % 2 == 0);

    @Test
    void whatTheKeySettlesIsAskedNoMore() {
        assertThat(Condition.all(List.of(IN_THE_THIRTIES, EVEN)).amongAlike(31)).isSameAs(EVEN);
        assertThat(Condition.any(List.of(IN_THE_THIRTIES.negated(), EVEN)).amongAlike(31))
                .isSameAs(EVEN);
        assertThat(EVEN.amongAlike(31)).isSameAs(EVEN);
    }

    @Test
    void whatNoEventOfTheKeyMeetsIsImpossible() {
        assertThat(Condition.all(List.of(IN_THE_THIRTIES, EVEN)).amongAlike(41).isImpossible())
                .isTrue();
        assertThat(IN_THE_THIRTIES.negated().amongAlike(31).isImpossible()).isTrue();
        assertThat(Condition.any(List.of(IN_THE_THIRTIES, EVEN)).amongAlike(41).isImpossible())
                .isFalse();
    }

    @Test
    void noneOfNothingAndAllOfNothing() {
        assertThat(Condition.<Integer>all(List.of()).holds(1)).isTrue();
        assertThat(Condition.<Integer>any(List.of()).holds(1)).isFalse();
    }

    /** Whatever is asked, in whatever nesting: asked among events alike it says the same of each of them. */
    @Property(tries = 300)
    void amongEventsAlikeNothingElseHolds(@ForAll long seed) {
        var random = new Random(seed);
        Condition<Integer> asked = made(random, 4);

        for (int tens = 0; tens < 6; tens++) {
            Condition<Integer> among = asked.amongAlike(tens * 10 + random.nextInt(10));
            IntStream.range(tens * 10, tens * 10 + 10)
                    .forEach(number -> assertThat(among.holds(number)).isEqualTo(asked.holds(number)));
        }
    }

    private static Condition<Integer> made(Random random, int depth) {
        int bound = random.nextInt(60);
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 -> new Condition<>(Condition.FLAG, number -> number > bound);
            case 1 -> Condition.ofKey(Condition.TEXT, number -> number / 10 > bound / 10);
            case 2 -> made(random, depth - 1).negated();
            case 3 -> Condition.all(some(random, depth));
            default -> Condition.any(some(random, depth));
        };
    }

    private static List<Condition<Integer>> some(Random random, int depth) {
        var some = new ArrayList<Condition<Integer>>();
        for (int left = random.nextInt(4); left > 0; left--) {
            some.add(made(random, depth - 1));
        }
        return some;
    }
}
