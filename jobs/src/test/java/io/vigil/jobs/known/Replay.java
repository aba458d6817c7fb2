package io.vigil.jobs.known;

import io.vigil.catalogue.Tuning;
import io.vigil.detection.Detector;
import io.vigil.events.ApiCall;
import io.vigil.events.FirstSeen;
import io.vigil.events.Signal;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.EventEntities;
import io.vigil.jobs.detections.RunDetectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One detector on its operator, with watermarks now and then and calls that come late. Everything that it emits, as bytes in hexadecimal. */
final class Replay {
    private static final double WATERMARK = 0.05;
    private static final long LATENESS = 600_000L;

    private final Detector<ApiCall, ?> detector;
    private final Random random;

    Replay(Detector<ApiCall, ?> detector, long seed) {
        this.detector = detector;
        this.random = new Random(seed);
    }

    List<String> of(List<ApiCall> calls) {
        try {
            return emitted(calls);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> emitted(List<ApiCall> calls) throws Exception {
        var none = new Detections(List.of(), List.of(), List.of(), Tuning.none());
        var entities = new OneDetector(detector);
        var operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new EventTimeOrderedOperator<>(
                        entities,
                        TypeInformation.of(ApiCall.class),
                        new RunDetectors<>(entities, none, new CacheLimit(0)),
                        BufferLimit.failing()),
                ApiCall::entityHash,
                Types.LONG);
        try {
            operator.setup(TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl()));
            operator.open();
            play(calls, operator);
            return emitted(operator);
        } finally {
            operator.close();
        }
    }

    private void play(List<ApiCall> calls, KeyedOneInputStreamOperatorTestHarness<Long, ApiCall, Signal> operator)
            throws Exception {
        for (ApiCall call : calls) {
            operator.processElement(call, call.time());
            if (random.nextDouble() < WATERMARK) {
                operator.processWatermark(call.time() - LATENESS);
            }
        }
        operator.processWatermark(Long.MAX_VALUE);
    }

    private static List<String> emitted(KeyedOneInputStreamOperatorTestHarness<Long, ApiCall, Signal> operator)
            throws IOException {
        List<String> emitted = new ArrayList<>();
        for (Signal signal : operator.extractOutputValues()) {
            emitted.add(bytes(Signal.class, signal));
        }
        var novelties = operator.getSideOutput(RunDetectors.NOVELTIES);
        if (novelties != null) {
            for (var novelty : novelties) {
                emitted.add(bytes(FirstSeen.class, novelty.getValue()));
            }
        }
        return emitted;
    }

    private static <T> String bytes(Class<T> type, T value) throws IOException {
        var out = new DataOutputSerializer(512);
        TypeInformation.of(type).createSerializer(new SerializerConfigImpl()).serialize(value, out);
        return HexFormat.of().formatHex(out.getCopyOfBuffer());
    }

    private record OneDetector(Detector<ApiCall, ?> detector) implements EventEntities<ApiCall> {
        @Override
        public int compareTies(ApiCall one, ApiCall other) {
            return one.id().compareTo(other.id());
        }

        @Override
        public List<Detector<ApiCall, ?>> detectors(Detections detections) {
            return List.of(detector);
        }
    }
}
