package io.vigil.jobs.known;

import io.vigil.catalogue.Tuning;
import io.vigil.detection.Detector;
import io.vigil.events.logs.LogEvent;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.EventEntities;
import io.vigil.jobs.detections.RunDetectors;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.lineage.LineageStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Detectors of one log as a job hosts them, in one of several subtasks. */
final class HostedDetectors<E extends LogEvent> implements AutoCloseable {
    static final int GROUPS = 128;
    private static final SignalRoutes EVERYTHING = new SignalRoutes(Set.of(), List.of(), Set.of(), true);

    private final KeyedOneInputStreamOperatorTestHarness<Long, E, Signal> harness;

    private HostedDetectors(KeyedOneInputStreamOperatorTestHarness<Long, E, Signal> harness) {
        this.harness = harness;
    }

    /** The only subtask, from nothing. */
    static <E extends LogEvent> HostedDetectors<E> of(
            List<Detector<E, ?>> detectors, CacheLimit limit, StateBackend backend) {
        return restored(detectors, limit, backend, new Place(1, 0), null);
    }

    /** One of some subtasks. */
    record Place(int parallelism, int index) {}

    static <E extends LogEvent> HostedDetectors<E> restored(
            List<Detector<E, ?>> detectors,
            CacheLimit limit,
            StateBackend backend,
            Place place,
            @Nullable OperatorSubtaskState from) {
        return unchecked(() -> {
            var none = new Detections(List.of(), List.of(), List.of(), Tuning.none());
            var type = TypeInformation.of(detectors.get(0).observes());
            var entities = new Events<>(detectors);
            var operator = new EventTimeOrderedOperator<>(
                    entities, type, new RunDetectors<>(entities, none, EVERYTHING, limit), BufferLimit.failing());
            var harness = new KeyedOneInputStreamOperatorTestHarness<Long, E, Signal>(
                    operator, LogEvent::entityHash, Types.LONG, GROUPS, place.parallelism, place.index);
            harness.setStateBackend(backend);
            harness.setup(TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl()));
            if (from != null) {
                harness.initializeState(from);
            }
            harness.open();
            return new HostedDetectors<>(harness);
        });
    }

    void process(E event) {
        unchecked(() -> {
            harness.processElement(event, event.time());
            return event;
        });
    }

    void watermark(long time) {
        unchecked(() -> {
            harness.processWatermark(time);
            return time;
        });
    }

    OperatorSubtaskState snapshot(long checkpoint) {
        return unchecked(() -> harness.snapshot(checkpoint, checkpoint));
    }

    /** What one of some subtasks gets of the snapshots of others. */
    static OperatorSubtaskState share(List<OperatorSubtaskState> snapshots, Place place) {
        return unchecked(() -> AbstractStreamOperatorTestHarness.repartitionOperatorState(
                AbstractStreamOperatorTestHarness.repackageState(snapshots.toArray(OperatorSubtaskState[]::new)),
                GROUPS,
                snapshots.size(),
                place.parallelism,
                place.index));
    }

    /** Signals, those by credentials of somebody, then novelties, as bytes in hexadecimal. */
    List<String> emitted() {
        return unchecked(() -> {
            List<String> emitted = new ArrayList<>();
            for (Signal signal : harness.extractOutputValues()) {
                emitted.add(bytes(Signal.class, signal));
            }
            var traced = harness.getSideOutput(SignalRoutes.TRACED);
            if (traced != null) {
                for (var step : traced) {
                    emitted.add(bytes(LineageStep.class, step.getValue()));
                }
            }
            var novelties = harness.getSideOutput(RunDetectors.NOVELTIES);
            if (novelties != null) {
                for (var novelty : novelties) {
                    emitted.add(bytes(FirstSeen.class, novelty.getValue()));
                }
            }
            return emitted;
        });
    }

    @Override
    public void close() {
        unchecked(() -> {
            harness.close();
            return harness;
        });
    }

    private static <T> String bytes(Class<T> type, T value) throws IOException {
        var out = new DataOutputSerializer(512);
        TypeInformation.of(type).createSerializer(new SerializerConfigImpl()).serialize(value, out);
        return HexFormat.of().formatHex(out.getCopyOfBuffer());
    }

    private interface Step<T> {
        T take() throws Exception;
    }

    private static <T> T unchecked(Step<T> step) {
        try {
            return step.take();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Events<E extends LogEvent>(List<Detector<E, ?>> all) implements EventEntities<E> {
        @Override
        public int compareTies(E one, E other) {
            return one.id().compareTo(other.id());
        }

        @Override
        public List<Detector<E, ?>> detectors(Detections detections) {
            return all;
        }
    }
}
