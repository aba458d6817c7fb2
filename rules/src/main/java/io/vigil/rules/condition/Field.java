package io.vigil.rules.condition;

import io.vigil.events.Event;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Something that a condition can ask of an event of one log. */
public sealed interface Field<E extends Event> {

    /** None, one or several texts. */
    non-sealed interface Texts<E extends Event> extends Field<E> {
        /** Whether any of its texts passes; never when it has none. */
        boolean any(E event, TextTest test);

        /** Price of asking, see {@link Condition}. */
        default int cost() {
            return Condition.TEXT;
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
    interface Text<E extends Event> extends Texts<E> {
        @Nullable
        String of(E event);

        @Override
        default boolean any(E event, TextTest test) {
            String text = of(event);
            return text != null && test.accepts(text);
        }
    }

    record Amount<E extends Event>(ToLongFunction<E> value) implements Field<E> {}

    record Flag<E extends Event>(Predicate<E> value) implements Field<E> {}
}
