package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.order.OrderedFunction.Host;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * Where what the detectors of a stream remember is kept: all that is of one entity is one value of the state, so that it is fetched once and written
 * once, however many detectors remember it, and a key is written down once.
 */
final class EntityStore {
    /** Of the state, in savepoints. */
    static final String NAME = "entities";

    private final Host host;
    private final EntityRows rows;
    private final ValueState<byte[]> state;

    /**
     * @param detectors by place
     * @throws IllegalArgumentException if the memory of one has no codec, or two cannot be distinguished
     */
    EntityStore(List<? extends Detector<?, ?>> detectors, Host host) {
        this.host = host;
        this.rows = EntityRows.of(detectors);
        this.state = KeyedStates.value(
                host.states(), NAME, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, rows.longest());
    }

    /** Fetches what is remembered of the entity, unless that was done. */
    void read(EntityMemory entity) throws Exception {
        if (!entity.isRead()) {
            host.turnTo(entity.key);
            read(entity, state.value());
        }
    }

    private void read(EntityMemory entity, byte @Nullable [] row) throws IOException {
        if (row != null) {
            rows.read(row, entity);
        }
        entity.wasRead();
    }

    /** What the detector of that place remembers of an entity that was {@linkplain #read read}, decoded; null for nothing. */
    @Nullable
    Object memory(EntityMemory entity, int place) throws IOException {
        if (entity.memory(place) instanceof StoredMemory stored) {
            entity.decoded(place, rows.decoded(place, stored));
        }
        return entity.memory(place);
    }

    /** Writes what has changed. */
    void write(EntityMemory entity) throws Exception {
        if (entity.isChanged()) {
            host.turnTo(entity.key);
            put(entity);
        }
    }

    private void put(EntityMemory entity) throws Exception {
        byte[] row = rows.write(entity);
        if (row == null) {
            state.clear();
        } else {
            state.update(row);
        }
        entity.wasWritten();
    }

    /**
     * Clears what no detector would look at, whatever comes, unless it is late by more than {@link KeyedStates#LAG}.
     *
     * @param entity of the current key, which need not have been {@linkplain #read read}
     * @param now epoch milliseconds that event time has come to
     */
    void forget(EntityMemory entity, long now) throws Exception {
        // Merely fetching it clears what has expired by the wall clock.
        byte[] row = state.value();
        if (!entity.isRead()) {
            read(entity, row);
        }
        rows.forget(entity, now);
        if (entity.isChanged()) {
            put(entity);
        }
    }
}
