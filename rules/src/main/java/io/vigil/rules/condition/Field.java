package io.vigil.rules.condition;

import io.vigil.events.cloudtrail.RawJson;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Something that a condition can ask of an event of one log. */
public sealed interface Field<E> {

    /** None, one or several texts. */
    non-sealed interface Texts<E> extends Field<E> {
        /** Whether any of its texts passes; never when it has none. */
        boolean any(E event, TextTest test);

        /** Price of asking, see {@link Condition}. */
        default int cost() {
            return Condition.TEXT;
        }

        /** Operator {@code entry}: one object at its place meets this condition; null when it holds no objects. */
        default @Nullable Condition<E> entry(Condition<RawJson> wanted) {
            return null;
        }

        /** How many of the leading steps of its name lead to one object for certain; any later one may be a list. */
        default int sureSteps() {
            return Integer.MAX_VALUE;
        }

        default Condition<E> passes(TextTest test) {
            return new Condition<>(cost(), event -> any(event, test));
        }

        /** Its first text; null when it has none. */
        default @Nullable String first(E event) {
            var found = new String[1];
            any(event, new TextTest.Capture(found));
            return found[0];
        }
    }

    /** At most one text. */
    @FunctionalInterface
    interface Text<E> extends Texts<E> {
        @Nullable
        String of(E event);

        @Override
        default boolean any(E event, TextTest test) {
            String text = of(event);
            return text != null && test.accepts(text);
        }
    }

    record Amount<E>(ToLongFunction<E> value) implements Field<E> {}

    record Flag<E>(Predicate<E> value) implements Field<E> {}
}
