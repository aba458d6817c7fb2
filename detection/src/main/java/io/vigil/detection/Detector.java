package io.vigil.detection;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A detection that remembers: pure logic over the events of one entity (a principal, an instance, an account). Its host keeps one
 * memory for each entity, and hands each event to {@link #observe} together with the memory that the previous event left.
 *
 * <p>Events of one entity come in order of event time, without duplicates. Only a record that comes after the watermark passed it is handed
 * over late, out of order; a detector must not fail for it. Take the time from the event and never from a clock: a replay must find what
 * the live job found. One instance serves many entities but only one thread; what it keeps in fields is a cache that may be empty at any
 * time.
 *
 * <h2>What it is shown</h2>
 *
 * Everything in the stream of {@link #observes}, unless {@link #concerns} refuses it. For flow logs this includes lines without traffic:
 * {@code NODATA} (no packets in that interval) and {@code SKIPDATA} (records are missing), whose addresses are null and whose counts are 0.
 *
 * <h2>Form of the memory</h2>
 *
 * A class with a {@link io.vigil.events.codec.StateCodec}: mutable where it changes often or holds tables, a record where it is a few values. What all
 * detectors of a stream remember of one entity is one row of the state, so a memory is read and written together with the others of its entity: keep it
 * small.
 *
 * <h2>Errors</h2>
 *
 * What {@link #observe} throws fails the task, and the job restarts from its last checkpoint and meets the same event again. So data never
 * throws: an event that makes no sense is ignored.
 *
 * @param <E> what it observes: an event, or an input that a {@link CombiningDetector} puts together from several streams
 * @param <S> what it remembers of one entity
 */
public interface Detector<E, S> {
    /** Id of the unit, kebab-case. By its hash savepoints know the detector's memories, so it never changes after a release. */
    String id();

    /** The stream it is shown. The stream's key is the entity: principal, instance, subject of a signal, or account. */
    Class<E> observes();

    /**
     * Of a detector that observes {@link io.vigil.events.signals.Signal signals}: ids of the units whose signals it is shown. Building blocks of others may
     * not even be made. Empty, by default, for all other detectors.
     */
    default Set<String> signalUnits() {
        return Set.of();
    }

    /** Class of the memory, which has the codec. */
    Class<S> memory();

    /**
     * How long a memory is kept, in event time since the latest event that {@linkplain #concerns concerned} the detector, whether or not that
     * event changed the memory. After a longer gap {@link #observe} gets null; a host may count in steps of up to a sixteenth of it, so that it
     * need not write down each event's time. Storage is freed later, by the wall clock, which lags behind.
     */
    Duration forgetAfter();

    /**
     * Whether the event means anything to this detection. Asked for every event of the stream before the memory is fetched, so that many
     * detections can share a stream of which each needs little: keep it cheap and without side effects. An event that is refused here does not
     * prolong the memory. All events by default.
     */
    default boolean concerns(E event) {
        return true;
    }

    /**
     * Names all that {@link #isKnown} looks at in the event. Most events repeat what their entity did before: once one of them was known, a host
     * passes over those with the same fingerprint, without fetching the memory, until {@link #observe} is called for that entity again.
     *
     * <p>It must contain whatever could make a difference. If the time does, put in as much of it as does, such as the day. What is left out
     * makes the detector blind; a test holds every shipped detector against random histories.
     *
     * @return 64-bit hash; 0, the default, for an event that must be observed each time
     */
    default long fingerprint(E event) {
        return 0;
    }

    /**
     * Whether {@link #observe} would leave the memory as it is and emit nothing, now and for every event with the same {@link #fingerprint}
     * that comes while the memory stays as it is. False, by default, when in doubt. Not asked for events without fingerprint.
     *
     * @param memory as {@link #observe} would get it
     */
    default boolean isKnown(@Nullable S memory, E event) {
        return false;
    }

    /**
     * Takes in one event that {@linkplain #concerns concerns} it.
     *
     * @param memory what the previous event left; null for the first one and after {@link #forgetAfter}. May be changed in place
     * @param event never null
     * @param out takes what was noticed
     * @return what to remember, which may be {@code memory} itself; null to forget
     */
    @Nullable
    S observe(@Nullable S memory, E event, Emitter out);
}
