package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.Hash;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.order.EventOrder;
import io.vigil.flink.order.OrderedFunction.Host;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/** A detector and where its memories are kept. */
final class DetectorState<E, S> {
    /** When an entity was last seen is rounded up to these, so that it is written down now and then, not with each event. */
    private static final long LARGEST_STEP = Duration.ofDays(1).toMillis();

    private static final int STEPS = 16;

    private final Detector<E, S> detector;
    private final EventOrder<E> order;
    /** Its place in an {@link EntityMemory}. */
    private final int place;
    /** With the epoch milliseconds of the latest event that concerned the detector, rounded up. */
    private final ValueState<Tuple2<Long, S>> memories;

    private final long forgetAfter;
    private final long step;
    private final Effort effort;

    /** Turns to the key of what is fetched. */
    private final Host host;

    private DetectorState(Detector<E, S> detector, int place, EventOrder<E> order, Host host, UnitMetrics metrics) {
        this.detector = detector;
        this.place = place;
        this.order = order;
        this.host = host;
        this.effort = metrics.effort(detector.id());
        this.forgetAfter = detector.forgetAfter().toMillis();
        this.step = Math.max(1, Math.min(LARGEST_STEP, forgetAfter / STEPS));
        this.memories = KeyedStates.value(
                host.states(),
                detector.id(),
                Types.TUPLE(Types.LONG, TypeInformation.of(detector.memory())),
                detector.forgetAfter());
    }

    /** @param order knows the time of an event */
    static <E, S> DetectorState<E, S> of(
            Detector<E, S> detector, int place, EventOrder<E> order, Host host, UnitMetrics metrics) {
        return new DetectorState<>(detector, place, order, host, metrics);
    }

    /** Name of the state. */
    String name() {
        return detector.id();
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
     * Shows the detector what concerns it and is not known. The memory is fetched for what is not known only.
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
        long fingerprint = fingerprint(event, seen);
        if (fingerprint == 0 || !entity.isKnown(fingerprint)) {
            long begun = effort.begin();
            observe(event, fingerprint, entity, out);
            entity.see(place, seen);
            effort.end(begun);
        }
    }

    /**
     * The detector's, of that place and time: where it is known, the entity was seen at that time, and is not forgotten. So nothing else of the
     * entity is looked at.
     */
    private long fingerprint(E event, long seen) {
        long fingerprint = detector.fingerprint(event);
        return fingerprint == 0 ? 0 : Hash.combine(fingerprint, seen) + place;
    }

    private void observe(E event, long fingerprint, EntityMemory entity, Emitter out) throws Exception {
        S memory = isForgotten(fetched(entity), order.time(event)) ? null : memory(entity);
        if (fingerprint != 0 && memory != null && detector.isKnown(memory, event)) {
            entity.addKnown(place, fingerprint);
        } else {
            entity.change(place, detector.observe(memory, event, out));
        }
    }

    private boolean isForgotten(EntityMemory entity, long time) {
        return entity.isMet(place) && time - entity.seen(place) > forgetAfter;
    }

    private long rounded(long time) {
        long begun = Math.floorMod(time, step);
        return begun == 0 ? time : time - begun + step;
    }

    @SuppressWarnings("unchecked") // each detector has its own place
    private @Nullable S memory(EntityMemory entity) {
        return (S) entity.memory(place);
    }

    private EntityMemory fetched(EntityMemory entity) throws Exception {
        if (!entity.isFetched(place)) {
            host.turnTo(entity.key);
            Tuple2<Long, S> stored = memories.value();
            entity.fetch(place, stored == null ? null : stored.f1, stored == null ? 0 : stored.f0);
        }
        return entity;
    }

    /** Puts back what was changed, under the current key. */
    void save(EntityMemory entity) throws Exception {
        if (!entity.isChanged(place)) {
            return;
        }
        S memory = memory(fetched(entity));
        if (memory != null) {
            memories.update(Tuple2.of(entity.seen(place), memory));
        } else if (entity.isStored(place)) {
            memories.clear();
        }
        entity.saved(place, memory != null);
    }

    /**
     * Clears what {@link #follow} would forget whatever comes, unless it is late by more than {@link KeyedStates#LAG}.
     *
     * @param entity of the current key; null when it is not decoded
     * @param now epoch milliseconds that event time has come to
     */
    void forget(@Nullable EntityMemory entity, long now) throws Exception {
        Tuple2<Long, S> stored = memories.value();
        if (entity != null && entity.isMet(place)) {
            if (isOver(entity.seen(place), now)) {
                memories.clear();
                entity.forget(place);
            }
        } else if (stored != null && isOver(stored.f0, now)) {
            memories.clear();
        }
    }

    private boolean isOver(long seen, long now) {
        return now - seen > forgetAfter + KeyedStates.LAG.toMillis();
    }
}
