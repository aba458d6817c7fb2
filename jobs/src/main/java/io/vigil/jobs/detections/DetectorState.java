package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.order.EventOrder;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/** A detector and where its memories are kept. */
final class DetectorState<E, S> {
    private final Detector<E, S> detector;
    private final EventOrder<E> order;
    /** With the epoch milliseconds of the latest event that concerned the detector. */
    private final ValueState<Tuple2<Long, S>> memories;

    private final long forgetAfter;

    private DetectorState(Detector<E, S> detector, EventOrder<E> order, KeyedStateStore states) {
        this.detector = detector;
        this.order = order;
        this.forgetAfter = detector.forgetAfter().toMillis();
        this.memories = KeyedStates.value(
                states,
                detector.id(),
                Types.TUPLE(Types.LONG, TypeInformation.of(detector.memory())),
                detector.forgetAfter());
    }

    /** @param order tells the time of an event */
    static <E, S> DetectorState<E, S> of(Detector<E, S> detector, EventOrder<E> order, KeyedStateStore states) {
        return new DetectorState<>(detector, order, states);
    }

    /** Name of the state. */
    String name() {
        return detector.id();
    }

    /**
     * Clears what {@link #follow} would forget whatever comes, unless it is late by more than {@link KeyedStates#LAG}.
     *
     * @param now epoch milliseconds that event time has come to
     */
    void forget(long now) throws Exception {
        Tuple2<Long, S> known = memories.value();
        if (known != null && now - known.f0 > forgetAfter + KeyedStates.LAG.toMillis()) {
            memories.clear();
        }
    }

    /** Shows the detector what concerns it. Its memory is fetched and put back once, and not at all for a run that does not concern it. */
    void follow(List<E> run, Emitter out) throws Exception {
        int first = firstThatConcerns(run);
        if (first == run.size()) {
            return;
        }
        Tuple2<Long, S> before = memories.value();
        S memory = before == null ? null : before.f1;
        long seen = before == null ? order.time(run.get(first)) : before.f0;
        for (int at = first; at < run.size(); at++) {
            E event = run.get(at);
            if (at > first && !detector.concerns(event)) {
                continue;
            }
            long time = order.time(event);
            boolean forgotten = time - seen > forgetAfter;
            memory = detector.observe(forgotten ? null : memory, event, out);
            seen = Math.max(seen, time);
        }
        keep(before, memory, seen);
    }

    private void keep(@Nullable Tuple2<Long, S> before, @Nullable S memory, long seen) throws Exception {
        if (memory != null) {
            memories.update(Tuple2.of(seen, memory));
        } else if (before != null) {
            memories.clear();
        }
    }

    private int firstThatConcerns(List<E> run) {
        int at = 0;
        while (at < run.size() && !detector.concerns(run.get(at))) {
            at++;
        }
        return at;
    }
}
