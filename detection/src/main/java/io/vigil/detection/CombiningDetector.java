package io.vigil.detection;

import io.vigil.events.signals.Signal;
import java.util.List;

/**
 * A detector of what several streams show together: calls with a credential, say, and the flows of the instance that it belongs to.
 *
 * <p>It declares a {@link Feed} for each stream. Whoever hosts it takes each event through the feed of its stream, brings what comes out
 * together under one {@linkplain CombinedInput#key key}, in one order of time, and shows it to {@link #observe}, where a {@code switch} decides
 * what it is.
 *
 * @param <I> its input: a sealed interface of records, one for each feed, that Flink carries by
 *     {@link io.vigil.events.codec.SealedTypeFactory}
 */
public interface CombiningDetector<I extends CombinedInput<I>, S> extends Detector<I, S> {
    /** Any number for each stream. Asked once for each task that reads a stream, so a feed may keep something of its own between events. */
    List<Feed<?, I>> feeds();

    /**
     * Whether nobody is to see a signal before this detector has: it emits the signal again as it is, or another in its place. Only of a signal that its
     * feeds take. None, by default.
     */
    default boolean settles(Signal signal) {
        return false;
    }
}
