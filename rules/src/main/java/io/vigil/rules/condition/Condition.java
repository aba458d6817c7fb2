package io.vigil.rules.condition;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What must hold of an event, compiled: asking it allocates nothing unless a field has to be read as text.
 *
 * @param cost rough price of asking, so that a conjunction asks the cheap questions first; one of the constants, or a sum of them
 */
public record Condition<E>(int cost, Predicate<E> test) {
    /** A flag, a number, a list of hits. */
    public static final int FLAG = 1;
    /** Bytes compared in place, or a remembered verdict. */
    public static final int BYTES = 4;
    /** A text made from bytes. */
    public static final int TEXT = 20;
    /** JSON scanned for a path. */
    public static final int JSON = 1_000;
    /** JSON read as a tree and understood. */
    public static final int TREE = 10_000;

    public boolean holds(E event) {
        return test.test(event);
    }

    public static <E> Condition<E> always() {
        return new Condition<>(0, event -> true);
    }

    /** All of them, the cheapest asked first; true when there is none. */
    public static <E> Condition<E> all(List<Condition<E>> conditions) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        Predicate<E>[] tests = cheapestFirst(conditions);
        return new Condition<>(sum(conditions), event -> {
            for (Predicate<E> test : tests) {
                if (!test.test(event)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** At least one of them, the cheapest asked first; false when there is none. */
    public static <E> Condition<E> any(List<Condition<E>> conditions) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        Predicate<E>[] tests = cheapestFirst(conditions);
        return new Condition<>(sum(conditions), event -> {
            for (Predicate<E> test : tests) {
                if (test.test(event)) {
                    return true;
                }
            }
            return false;
        });
    }

    public Condition<E> negated() {
        return new Condition<>(cost, test.negate());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <E> Predicate<E>[] cheapestFirst(List<Condition<E>> conditions) {
        return (Predicate<E>[]) conditions.stream()
                .sorted(Comparator.comparingInt(Condition::cost))
                .map(Condition::test)
                .toArray(Predicate[]::new);
    }

    private static <E> int sum(List<Condition<E>> conditions) {
        return conditions.stream().mapToInt(Condition::cost).sum();
    }
}
