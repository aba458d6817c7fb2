package io.vigil.flink.order;

import java.util.Arrays;

/** Records with their keys and times beside them, in arrays: sorting then never touches the records, which lie all over the memory. */
final class Bucket<E> {
    private static final int SMALLEST = 16;
    private static final Object RELEASED = new Object();

    private long[] keys = new long[SMALLEST];
    private long[] times = new long[SMALLEST];
    private Object[] records = new Object[SMALLEST];
    private int size;

    void add(long key, long time, E record) {
        if (size == keys.length) {
            grow(size + 1);
        }
        keys[size] = key;
        times[size] = time;
        records[size++] = record;
    }

    void addAll(Bucket<E> other) {
        grow(size + other.size);
        System.arraycopy(other.keys, 0, keys, size, other.size);
        System.arraycopy(other.times, 0, times, size, other.size);
        System.arraycopy(other.records, 0, records, size, other.size);
        size += other.size;
    }

    private void grow(int needed) {
        if (needed > keys.length) {
            int length = Math.max(needed, 2 * keys.length);
            keys = Arrays.copyOf(keys, length);
            times = Arrays.copyOf(times, length);
            records = Arrays.copyOf(records, length);
        }
    }

    /** Lets go of a record; it must not be asked for again. */
    void release(int at) {
        records[at] = RELEASED;
    }

    int size() {
        return size;
    }

    long key(int at) {
        return keys[at];
    }

    long time(int at) {
        return times[at];
    }

    @SuppressWarnings("unchecked")
    E record(int at) {
        return (E) records[at];
    }
}
