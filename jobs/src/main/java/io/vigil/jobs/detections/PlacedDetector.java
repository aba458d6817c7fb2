package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.flink.order.EventOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A detector among others of its stream, which remember the same entities. */
final class PlacedDetector<E, S> {
    /** When an entity was last seen is rounded up to these, so that it is written down now and then, not with each event. */
    private static final long LARGEST_STEP = Duration.ofDays(1).toMillis();

    private static final int STEPS = 16;

    private final Detector<E, S> detector;
    private final EventOrder<E> order;
    /** Its place in an {@link EntityMemory}. */
    private final int place;

    private final EntityStore store;
    private final long forgetAfter;
    private final long step;
    private final Effort effort;

    private PlacedDetector(Detector<E, S> detector, int place, EventOrder<E> order, EntityStore store, Effort effort) {
        this.detector = detector;
        this.place = place;
        this.order = order;
        this.store = store;
        this.effort = effort;
        this.forgetAfter = detector.forgetAfter().toMillis();
        this.step = Math.max(1, Math.min(LARGEST_STEP, forgetAfter / STEPS));
    }

    /** @param order knows the time of an event */
    static <E, S> PlacedDetector<E, S> of(
            Detector<E, S> detector, int place, EventOrder<E> order, EntityStore store, UnitMetrics metrics) {
        return new PlacedDetector<>(detector, place, order, store, metrics.effort(detector.id()));
    }

    /** The first event that concerns the detector; the size of the run when none does. */
    int firstThatConcerns(List<E> run) {
        int at = 0;
        while (at < run.size() && !detector.concerns(run.get(at))) {
            at++;
        }
        return at;
    }

    /**
     * Shows the detector what concerns it and is not known. The memory is read for what is not known only.
     *
     * @param first {@link #firstThatConcerns}
     * @param entity of their key
     */
    void follow(List<E> run, int first, EntityMemory entity, Emitter out) throws Exception {
        for (int at = first; at < run.size(); at++) {
            E event = run.get(at);
            if (at == first || detector.concerns(event)) {
                follow(event, entity, out);
            }
        }
    }

    private void follow(E event, EntityMemory entity, Emitter out) throws Exception {
        long seen = rounded(order.time(event));
        long fingerprint = detector.fingerprint(event);
        if (fingerprint == 0 || !entity.isKnown(place, fingerprint, seen)) {
            long begun = effort.begin();
            S memory = memory(entity, order.time(event));
            if (fingerprint != 0 && detector.isKnown(memory, event)) {
                entity.addKnown(place, fingerprint, seen);
            } else {
                entity.change(place, detector.observe(memory, event, out));
            }
            entity.see(place, seen);
            effort.end(begun);
        }
    }

    /** Null where nothing is remembered at that time. */
    @SuppressWarnings("unchecked") // each detector has its own place
    private @Nullable S memory(EntityMemory entity, long time) throws Exception {
        store.read(entity);
        if (entity.isMet(place) && time - entity.seen(place) > forgetAfter) {
            entity.forget(place);
        }
        return (S) store.memory(entity, place);
    }

    private long rounded(long time) {
        long begun = Math.floorMod(time, step);
        return begun == 0 ? time : time - begun + step;
    }
}
