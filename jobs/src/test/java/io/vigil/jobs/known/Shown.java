package io.vigil.jobs.known;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A detector that is shown more or less than it asks for. Counts what it observes. */
final class Shown<E, S> implements Detector<E, S> {
    private final Detector<E, S> detector;
    /** What looks alike to it. */
    private final ToLongFunction<E> fingerprint;

    private int observed;

    private Shown(Detector<E, S> detector, ToLongFunction<E> fingerprint) {
        this.detector = detector;
        this.fingerprint = fingerprint;
    }

    /** Passes over nothing. */
    static <E, S> Shown<E, S> everything(Detector<E, S> detector) {
        return new Shown<>(detector, event -> 0);
    }

    /** Takes other events for alike than the detector does. */
    static <E, S> Shown<E, S> taking(Detector<E, S> detector, ToLongFunction<E> alike) {
        return new Shown<>(detector, alike);
    }

    /** As it asks for. */
    static <E, S> Shown<E, S> counted(Detector<E, S> detector) {
        return new Shown<>(detector, detector::fingerprint);
    }

    int observed() {
        return observed;
    }

    @Override
    public String id() {
        return detector.id();
    }

    @Override
    public Class<E> observes() {
        return detector.observes();
    }

    @Override
    public Class<S> memory() {
        return detector.memory();
    }

    @Override
    public Duration forgetAfter() {
        return detector.forgetAfter();
    }

    @Override
    public boolean concerns(E event) {
        return detector.concerns(event);
    }

    @Override
    public long fingerprint(E event) {
        return fingerprint.applyAsLong(event);
    }

    @Override
    public boolean isKnown(@Nullable S memory, E event) {
        return detector.isKnown(memory, event);
    }

    @Override
    public @Nullable S observe(@Nullable S memory, E event, Emitter out) {
        observed++;
        return detector.observe(memory, event, out);
    }
}
