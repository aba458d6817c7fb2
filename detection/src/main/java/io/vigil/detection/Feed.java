package io.vigil.detection;

import io.vigil.events.Event;
import io.vigil.events.Signal;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CombiningDetector} takes from one stream.
 *
 * @param events class of the stream's events: those of a log, after enrichment and before any shuffle, or {@link Signal} for what detections of
 *     single entities emit
 * @param signalUnits ids of the units whose signals are taken, {@link #ANY_READ} among them or alone; empty for a log
 * @param take makes an input of an event; null for the many that mean nothing to the detector. Called for every event in one thread, so it is
 *     cheap; it may leave out what it has just passed on
 */
public record Feed<E extends Event, I>(Class<E> events, Set<String> signalUnits, Function<E, @Nullable I> take) {
    /** In place of a unit's id: whatever people or sequences read, of any unit. */
    public static final String ANY_READ = "*";

    public static <E extends Event, I> Feed<E, I> ofLog(Class<E> events, Function<E, @Nullable I> take) {
        return new Feed<>(events, Set.of(), take);
    }

    public static <I> Feed<Signal, I> ofSignals(Set<String> units, Function<Signal, @Nullable I> take) {
        return new Feed<>(Signal.class, units, take);
    }
}
