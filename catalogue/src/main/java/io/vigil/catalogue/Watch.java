package io.vigil.catalogue;

import io.vigil.events.Event;
import io.vigil.events.Signal;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A detection that remembers: pure logic over the events of one entity (a principal, an instance), which come in event time. Whoever hosts it
 * keeps one value a key, and hands each event to {@link #observe} with the value that the last one left.
 *
 * @param <E> events it watches
 * @param <S> what it remembers; a Flink POJO or a record of flat values, never Kryo
 */
public interface Watch<E extends Event, S> {
    /** Id of the unit; names its state. */
    String id();

    Class<S> memory();

    /** An entity of which nothing {@linkplain #concerns concerned} it for this long is forgotten. */
    Duration forgetAfter();

    /**
     * Whether the event means anything to this detection. Asked before its memory is fetched, so that many detections can share a stream of
     * which each needs little; cheap, and without side effects.
     */
    default boolean concerns(E event) {
        return true;
    }

    /**
     * Takes in one event that {@linkplain #concerns concerns} it. Time comes from the event, never from a clock.
     *
     * @param known what is remembered of the entity; null when nothing is. May be changed in place
     * @param out takes what was noticed
     * @return what to remember; null to forget
     */
    @Nullable
    S observe(@Nullable S known, E event, Consumer<Signal> out);
}
