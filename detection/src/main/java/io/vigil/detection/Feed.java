package io.vigil.detection;

import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CombiningDetector} takes from one stream.
 *
 * @param events class of the stream's events: those of a log, after enrichment and before any shuffle, or {@link Signal} for what detections of
 *     single entities emit
 * @param signalUnits ids of the units whose signals are taken, {@link #ANY_READ} among them or alone; empty for a log
 * @param kinds of events that may mean something to the detector. Looks at nothing but what {@link Event#kindHash} is made of, so that it is asked once
 *     for each kind
 * @param each of which of these kinds it is asked of each event. Of all others it only looks at who appears: of events with the same {@link
 *     Event#appearanceHash} it takes at most the first in a {@link #PERIOD}, and may not even be asked of the others. Looks at as much as {@code kinds}
 * @param take makes an input of an event; null for the many that mean nothing to the detector. Called for every event of these kinds in one thread, so
 *     it is cheap; it may leave out what it has just passed on
 */
public record Feed<E extends Event, I>(
        Class<E> events,
        Set<String> signalUnits,
        Predicate<E> kinds,
        Predicate<E> each,
        Function<E, @Nullable I> take) {
    /** In which a feed that takes each appearance once takes it again, counted from the epoch. */
    public static final Duration PERIOD = Duration.ofMinutes(15);

    /** In place of a unit's id: whatever people or sequences read, of any unit. */
    public static final String ANY_READ = "*";

    public static <E extends Event, I> Feed<E, I> ofLog(Class<E> events, Function<E, @Nullable I> take) {
        return new Feed<>(events, Set.of(), any -> true, any -> true, take);
    }

    public static <I> Feed<Signal, I> ofSignals(Set<String> units, Function<Signal, @Nullable I> take) {
        return new Feed<>(Signal.class, units, any -> true, any -> true, take);
    }

    /** The same, of these {@link #kinds} of events alone. */
    public Feed<E, I> among(Predicate<E> some) {
        return new Feed<>(events, signalUnits, some, each, take);
    }

    /** The same, once for each appearance. */
    public Feed<E, I> onceForEach() {
        return onceForEachBut(any -> false);
    }

    /** The same, once for each appearance, but for {@link #each} event of some kinds. */
    public Feed<E, I> onceForEachBut(Predicate<E> some) {
        return new Feed<>(events, signalUnits, kinds, some, take);
    }

    /** What the detector is shown of an event; null when that is nothing. */
    public @Nullable I of(E event) {
        return kinds.test(event) ? take.apply(event) : null;
    }
}
