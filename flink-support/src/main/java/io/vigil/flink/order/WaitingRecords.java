package io.vigil.flink.order;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records that wait for the watermark, in plain memory, one bucket a second of event time. A ring holds the buckets: nearly all records lie
 * within an hour of each other. A second whose place in the ring is taken waits beside it.
 */
final class WaitingRecords<E> {
    /** A power of two. */
    private static final int RING = 4096;

    private static final long SECOND = 1000;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final @Nullable Bucket<E>[] ring = new Bucket[RING];

    private final long[] seconds = new long[RING];
    private final TreeMap<Long, Bucket<E>> beside = new TreeMap<>();
    private int size;

    void add(long time, long key, E record) {
        bucket(Math.floorDiv(time, SECOND)).add(key, record);
        size++;
    }

    private Bucket<E> bucket(long second) {
        int place = (int) second & RING - 1;
        Bucket<E> there = ring[place];
        if (there == null) {
            there = new Bucket<>();
            ring[place] = there;
            seconds[place] = second;
            return there;
        }
        return seconds[place] == second ? there : beside.computeIfAbsent(second, any -> new Bucket<>());
    }

    /** The last millisecond of the last second that this watermark completes. */
    static long completeBy(long watermark) {
        if (watermark == Long.MAX_VALUE || watermark < Long.MIN_VALUE + SECOND) {
            return watermark;
        }
        return watermark - Math.floorMod(watermark + 1, SECOND);
    }

    /** Removes and returns, in no order, the records of all seconds up to the one that ends at {@code time}. */
    Bucket<E> takeUntil(long time) {
        long last = Math.floorDiv(time, SECOND);
        var taken = new Bucket<E>();
        for (int place = 0; place < RING; place++) {
            Bucket<E> there = ring[place];
            if (there != null && seconds[place] <= last) {
                ring[place] = null;
                taken.addAll(there);
            }
        }
        while (!beside.isEmpty() && beside.firstKey() <= last) {
            taken.addAll(beside.pollFirstEntry().getValue());
        }
        size -= taken.size();
        return taken;
    }

    /** The last millisecond of the earliest seconds that hold at least so many records together; of the last one when there are fewer. */
    long endOfEarliest(int records) {
        var sizes = new TreeMap<Long, Integer>();
        for (int place = 0; place < RING; place++) {
            Bucket<E> there = ring[place];
            if (there != null) {
                sizes.merge(seconds[place], there.size(), Integer::sum);
            }
        }
        beside.forEach((second, there) -> sizes.merge(second, there.size(), Integer::sum));
        int held = 0;
        long end = Long.MIN_VALUE;
        for (var second : sizes.entrySet()) {
            if (held >= records) {
                break;
            }
            held += second.getValue();
            end = second.getKey() * SECOND + SECOND - 1;
        }
        return end;
    }

    /** All that waits, in no order; nothing is removed. */
    Bucket<E> all() {
        var found = new Bucket<E>();
        for (Bucket<E> there : ring) {
            if (there != null) {
                found.addAll(there);
            }
        }
        beside.values().forEach(found::addAll);
        return found;
    }

    int size() {
        return size;
    }
}
