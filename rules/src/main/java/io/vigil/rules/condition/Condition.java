package io.vigil.rules.condition;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of an event, compiled: asking it allocates nothing unless a field has to be read as text.
 *
 * @param cost rough price of asking, so that a conjunction asks the cheap questions first; one of the constants, or a sum of them
 * @param left what is {@linkplain #amongAlike left of it} among events like one; null: all of it
 */
public record Condition<E>(
        int cost, Predicate<E> test, @Nullable Function<E, Condition<E>> left) {
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

    private static final Condition<Object> ALWAYS = new Condition<>(0, event -> true);
    private static final Condition<Object> NEVER = new Condition<>(0, event -> false);

    public Condition(int cost, Predicate<E> test) {
        this(cost, test, null);
    }

    /** One that holds of all events with the same key or of none: a question about what the key is made of, such as the name of an API. */
    public static <E> Condition<E> ofKey(int cost, Predicate<E> test) {
        return new Condition<>(cost, test, like -> test.test(like) ? always() : never());
    }

    public boolean holds(E event) {
        return test.test(event);
    }

    /** What is still to be asked of events with the same key as this one, so that what the key settles is asked once. */
    public Condition<E> amongAlike(E event) {
        return left == null ? this : left.apply(event);
    }

    /** Whether no event meets it, whatever it is; false where that is not known. */
    public boolean isImpossible() {
        return equals(NEVER);
    }

    @SuppressWarnings("unchecked") // it looks at no event
    public static <E> Condition<E> always() {
        return (Condition<E>) ALWAYS;
    }

    @SuppressWarnings("unchecked") // it looks at no event
    private static <E> Condition<E> never() {
        return (Condition<E>) NEVER;
    }

    /** All of them, the cheapest asked first; true when there is none. */
    public static <E> Condition<E> all(List<Condition<E>> conditions) {
        if (conditions.contains(NEVER)) {
            return never();
        }
        List<Condition<E>> open = without(ALWAYS, conditions);
        if (open.size() < 2) {
            return open.isEmpty() ? always() : open.get(0);
        }
        Predicate<E>[] tests = cheapestFirst(open);
        return new Condition<>(
                sum(open),
                event -> {
                    for (Predicate<E> test : tests) {
                        if (!test.test(event)) {
                            return false;
                        }
                    }
                    return true;
                },
                left(open, Condition::all));
    }

    /** At least one of them, the cheapest asked first; false when there is none. */
    public static <E> Condition<E> any(List<Condition<E>> conditions) {
        if (conditions.contains(ALWAYS)) {
            return always();
        }
        List<Condition<E>> open = without(NEVER, conditions);
        if (open.size() < 2) {
            return open.isEmpty() ? never() : open.get(0);
        }
        Predicate<E>[] tests = cheapestFirst(open);
        return new Condition<>(
                sum(open),
                event -> {
                    for (Predicate<E> test : tests) {
                        if (test.test(event)) {
                            return true;
                        }
                    }
                    return false;
                },
                left(open, Condition::any));
    }

    public Condition<E> negated() {
        if (equals(ALWAYS)) {
            return never();
        }
        if (equals(NEVER)) {
            return always();
        }
        return new Condition<>(
                cost,
                test.negate(),
                left == null ? null : event -> left.apply(event).negated());
    }

    private static <E> List<Condition<E>> without(Condition<Object> settled, List<Condition<E>> conditions) {
        return conditions.stream().filter(each -> !each.equals(settled)).toList();
    }

    private static <E> @Nullable Function<E, Condition<E>> left(
            List<Condition<E>> conditions, Function<List<Condition<E>>, Condition<E>> joined) {
        boolean settlesNone = conditions.stream().allMatch(each -> each.left == null);
        return settlesNone
                ? null
                : event -> joined.apply(
                        conditions.stream().map(each -> each.amongAlike(event)).toList());
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
