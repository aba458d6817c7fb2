package io.vigil.flink.order;

import io.vigil.flink.KeyedStates;
import io.vigil.flink.packed.Packed;
import io.vigil.flink.packed.PackedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Records that have long to wait, as bytes: a fraction of what they take as objects, and nothing that the collector has to look into. A snapshot
 * moves those that have come since the last one into the state, each only once, and there they stay until their minute comes: RocksDB
 * writes them once, and keeps them off the heap.
 *
 * <p>They lie by minute and key group; in the state under one key of the group, as {@link KeptRecords} do, so that they move with it.
 */
final class FarRecords<E> {
    /** Epoch milliseconds from which on minutes have no numbers, in the year 2248. */
    static final long END = Long.MAX_VALUE >> 20;

    private static final long MINUTE = 60_000;
    /** Bits for the pieces of one minute and group, behind the minute in a piece's id. */
    private static final int PIECES = 20;
    /** A piece this large is closed, and another begun. */
    private static final int LARGE = 1 << 20;

    private static final int SMALL = 512;

    private final KeyGroups groups;
    private final MapState<Long, Packed<E>> state;
    /** Sets the key that the state is of. */
    private final Consumer<Long> key;

    private final TypeSerializer<E> form;
    private final TreeMap<Long, Part[]> minutes = new TreeMap<>();
    private int size;

    /** The records of one minute and group. */
    private final class Part {
        /** Pieces in the state, numbered from 0. */
        private int stored;

        private final List<Packed<E>> closed = new ArrayList<>();
        private @Nullable DataOutputSerializer open;
        /** In what is open. */
        private int records;

        void add(E record) throws IOException {
            DataOutputSerializer to = open == null ? new DataOutputSerializer(SMALL) : open;
            open = to;
            form.serialize(record, to);
            records++;
            if (to.length() >= LARGE) {
                close(to);
            }
        }

        private void close(DataOutputSerializer full) {
            closed.add(new Packed<>(full.getCopyOfBuffer(), records, form));
            open = null;
            records = 0;
        }

        /** All that is not in the state yet; nothing of it stays here. */
        List<Packed<E>> takeFresh() {
            if (open != null) {
                close(open);
            }
            List<Packed<E>> fresh = List.copyOf(closed);
            closed.clear();
            return fresh;
        }
    }

    private FarRecords(KeyGroups groups, MapState<Long, Packed<E>> state, Consumer<Long> key, TypeSerializer<E> form) {
        this.groups = groups;
        this.state = state;
        this.key = key;
        this.form = form;
    }

    /** With what the state holds after a restore. Sets the key. */
    static <E> FarRecords<E> of(KeyGroups groups, KeyedStateStore states, Consumer<Long> key, TypeSerializer<E> form)
            throws Exception {
        var state = KeyedStates.pieces(states, "far", new PackedSerializer<>(form));
        var found = new FarRecords<>(groups, state, key, form);
        found.find();
        return found;
    }

    int size() {
        return size;
    }

    void add(long time, long recordKey, E record) {
        try {
            part(Math.floorDiv(time, MINUTE), groups.of(recordKey)).add(record);
        } catch (IOException e) {
            throw new IllegalStateException("what was read from a stream cannot be written", e);
        }
        size++;
    }

    private Part part(long minute, int group) {
        Part[] parts = minutes.computeIfAbsent(minute, any -> newParts());
        Part part = parts[group];
        if (part == null) {
            part = new Part();
            parts[group] = part;
        }
        return part;
    }

    @SuppressWarnings("unchecked") // nothing else is ever put there
    private Part[] newParts() {
        return (Part[]) new FarRecords<?>.Part[groups.count()];
    }

    /** Whether any of them may be of this time or before. */
    boolean hasUntil(long time) {
        return !minutes.isEmpty() && minutes.firstKey() <= Math.floorDiv(time, MINUTE);
    }

    /** The last millisecond of the first minute; there must be one. */
    long endOfFirst() {
        return minutes.firstKey() * MINUTE + MINUTE - 1;
    }

    /** Hands back the records of the first minute, in no order. Sets the key. */
    void takeFirst(Consumer<E> taker) throws Exception {
        Map.Entry<Long, Part[]> first = minutes.pollFirstEntry();
        for (int group = groups.first(); group <= groups.last(); group++) {
            Part part = first.getValue()[group];
            if (part != null) {
                key.accept(groups.representative(group));
                take(first.getKey(), part, taker);
            }
        }
    }

    private void take(long minute, Part part, Consumer<E> taker) throws Exception {
        for (int piece = 0; piece < part.stored; piece++) {
            unpack(state.get(id(minute, piece)), taker);
            state.remove(id(minute, piece));
        }
        for (Packed<E> packed : part.takeFresh()) {
            unpack(packed, taker);
        }
    }

    private void unpack(Packed<E> packed, Consumer<E> taker) throws IOException {
        packed.unpack(taker);
        size -= packed.records();
    }

    private static long id(long minute, int piece) {
        return minute << PIECES | piece;
    }

    /** Into the state, before a snapshot of it. Sets the key. */
    void keep() throws Exception {
        for (Map.Entry<Long, Part[]> minute : minutes.entrySet()) {
            for (int group = groups.first(); group <= groups.last(); group++) {
                Part part = minute.getValue()[group];
                if (part != null) {
                    keep(minute.getKey(), group, part);
                }
            }
        }
    }

    private void keep(long minute, int group, Part part) throws Exception {
        List<Packed<E>> fresh = part.takeFresh();
        if (!fresh.isEmpty()) {
            key.accept(groups.representative(group));
        }
        for (Packed<E> packed : fresh) {
            state.put(id(minute, part.stored++), packed);
        }
    }

    private void find() throws Exception {
        for (int group = groups.first(); group <= groups.last(); group++) {
            key.accept(groups.representative(group));
            for (Map.Entry<Long, Packed<E>> piece : state.entries()) {
                Part part = part(piece.getKey() >> PIECES, group);
                part.stored = Math.max(part.stored, (int) (piece.getKey() & (1 << PIECES) - 1) + 1);
                size += piece.getValue().records();
            }
        }
    }
}
