package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.events.Hash;
import io.vigil.events.codec.SmallNumber;
import io.vigil.events.codec.StateCodec;
import io.vigil.flink.KeyedStates;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * All that detectors remember of one entity as one row, which a backend reads and writes at once: a byte for the form, and for each detector that
 * remembers something, the hash of its id, when the entity was last seen by it, and its memory as its {@link StateCodec} writes it, which states a
 * version of its own. What detectors wrote that are not at work now stays as long as the longest memory.
 *
 * <p>For one thread.
 */
final class EntityRows {
    private static final int FORM = 1;
    private static final int USUAL_BYTES = 4096;

    private final List<Piece> pieces;
    private final Duration longest;

    private final DataOutputSerializer row = new DataOutputSerializer(USUAL_BYTES);
    private final DataOutputSerializer memory = new DataOutputSerializer(USUAL_BYTES);

    private EntityRows(List<Piece> pieces, Duration longest) {
        this.pieces = pieces;
        this.longest = longest;
    }

    /**
     * @param detectors by place
     * @throws IllegalArgumentException if the memory of one has no codec, or two cannot be distinguished
     */
    static EntityRows of(List<? extends Detector<?, ?>> detectors) {
        Map<Integer, Detector<?, ?>> byId = new HashMap<>();
        for (Detector<?, ?> detector : detectors) {
            Detector<?, ?> same = byId.put(Piece.id(detector), detector);
            if (same != null) {
                throw new IllegalArgumentException(
                        same.id() + " and " + detector.id() + " are alike in a row: one of them needs another id");
            }
        }
        Duration longest = detectors.stream()
                .map(Detector::forgetAfter)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new EntityRows(detectors.stream().map(Piece::of).toList(), longest);
    }

    /** For which any of the detectors remembers. */
    Duration longest() {
        return longest;
    }

    /**
     * @param id hash of the detector's
     * @param kept milliseconds after which nobody asks for its memory
     */
    private record Piece(String detector, int id, StateCodec<Object> codec, long kept) {
        @SuppressWarnings("unchecked") // it is only given what its detector remembers
        static Piece of(Detector<?, ?> detector) {
            return new Piece(
                    detector.id(),
                    id(detector),
                    (StateCodec<Object>) StateCodec.of(detector.memory()),
                    withLag(detector.forgetAfter()));
        }

        static int id(Detector<?, ?> detector) {
            return (int) Hash.of(detector.id());
        }
    }

    private static long withLag(Duration memory) {
        return memory.plus(KeyedStates.LAG).toMillis();
    }

    private int place(int id) {
        for (int at = 0; at < pieces.size(); at++) {
            if (pieces.get(at).id == id) {
                return at;
            }
        }
        return -1;
    }

    /** @throws IOException if a later release wrote it */
    void read(byte[] from, EntityMemory into) throws IOException {
        var in = new DataInputDeserializer(from);
        int form = in.readByte();
        if (form != FORM) {
            throw new IOException("a row of form " + form + "; this release reads " + FORM);
        }
        while (in.available() > 0) {
            int begin = in.getPosition();
            int place = place(in.readInt());
            long seen = SmallNumber.read(in);
            int length = (int) SmallNumber.read(in);
            int start = in.getPosition();
            in.skipBytesToRead(length);
            if (place < 0) {
                into.holdOther(new StoredMemory(from, begin, start + length));
            } else {
                into.hold(place, new StoredMemory(from, start, start + length), seen);
            }
        }
    }

    /** @throws IOException if a later release wrote it */
    Object decoded(int place, StoredMemory stored) throws IOException {
        Piece piece = pieces.get(place);
        try {
            return piece.codec.read(stored.open());
        } catch (IOException e) {
            throw new IOException("memory of " + piece.detector + ": " + e.getMessage(), e);
        }
    }

    /** Forgets what nobody will ask for, once event time has come to {@code now}. */
    void forget(EntityMemory entity, long now) {
        for (int at = 0; at < pieces.size(); at++) {
            if (entity.isMet(at) && now - entity.seen(at) > pieces.get(at).kept) {
                entity.forget(at);
            }
        }
    }

    /** Null when there is nothing to remember. */
    byte @Nullable [] write(EntityMemory entity) throws IOException {
        row.clear();
        row.writeByte(FORM);
        int empty = row.length();
        long latest = entity.latest();
        forget(entity, latest);
        for (int at = 0; at < pieces.size(); at++) {
            Object held = entity.memory(at);
            if (held != null) {
                write(pieces.get(at), held, entity.seen(at));
            }
        }
        for (StoredMemory other : entity.others()) {
            if (latest - seen(other) <= withLag(longest)) {
                row.write(other.row(), other.from(), other.to() - other.from());
            }
        }
        return row.length() == empty ? null : row.getCopyOfBuffer();
    }

    private void write(Piece piece, Object held, long seen) throws IOException {
        row.writeInt(piece.id);
        SmallNumber.write(seen, row);
        if (held instanceof StoredMemory stored) {
            append(stored.row(), stored.from(), stored.to() - stored.from());
        } else {
            memory.clear();
            piece.codec.write(held, memory);
            append(memory.getSharedBuffer(), 0, memory.length());
        }
    }

    private void append(byte[] bytes, int from, int length) throws IOException {
        SmallNumber.write(length, row);
        row.write(bytes, from, length);
    }

    private static long seen(StoredMemory other) throws IOException {
        DataInputDeserializer in = other.open();
        in.readInt();
        return SmallNumber.read(in);
    }
}
