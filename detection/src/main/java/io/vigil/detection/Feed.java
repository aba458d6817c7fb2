package io.vigil.detection;

import io.vigil.events.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CombiningDetector} takes from one stream.
 *
 * @param events class of the stream's events: those of a log, after enrichment and before any shuffle, or {@link io.vigil.events.Signal}
 *     for what detections of single entities emit
 * @param take makes an input of an event; null for the many that mean nothing to the detector. Called for every event in one thread, so it is
 *     cheap; it may leave out what it has just passed on
 */
public record Feed<E extends Event, I>(Class<E> events, Function<E, @Nullable I> take) {}
