package io.vigil.benchmark;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A detector with its memories in a plain map, without Flink around it. */
final class Hosted<E, S> {
    /** What a backend writes with all memories of an entity: its key, when they expire, and their form. */
    static final int OF_ENTITY = 2 * Long.BYTES + 1;
    /** What is written beside a memory: whose it is, when its entity was last seen, and its length. */
    private static final int BESIDE = Integer.BYTES + 8;

    private static final int USUAL_BYTES = 2048;

    private final Detector<E, S> detector;
    private final Map<Long, S> memories = new HashMap<>();

    Hosted(Detector<E, S> detector) {
        this.detector = detector;
    }

    void see(long key, E event, Emitter emitter) {
        if (detector.concerns(event)) {
            memories.compute(key, (unused, memory) -> detector.observe(memory, event, emitter));
        }
    }

    /** Adds what the memory of each key takes, written as a snapshot and RocksDB hold it. */
    void addBytes(Map<Long, Integer> bytes) throws IOException {
        TypeSerializer<S> form = TypeInformation.of(detector.memory()).createSerializer(new SerializerConfigImpl());
        var written = new DataOutputSerializer(USUAL_BYTES);
        for (var each : memories.entrySet()) {
            written.clear();
            form.serialize(each.getValue(), written);
            bytes.merge(each.getKey(), written.length() + BESIDE, Integer::sum);
        }
    }
}
