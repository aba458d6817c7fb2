package io.vigil.flink.order;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records that wait for the watermark, in plain memory, one bucket a second of event time. A ring holds the buckets: nearly all records lie
 * within an hour of each other. A second whose place in the ring is taken waits beside it. What has long to wait is {@linkplain FarRecords far}.
 */
final class WaitingRecords<E> {
    /** A power of two. */
    private static final int RING = 4096;

    private static final long SECOND = 1000;
    /** Of an order that looks ahead, what is further ahead of the watermark is far. */
    private static final long NEAR = 5 * 60_000L;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final @Nullable Bucket<E>[] ring = new Bucket[RING];

    private final long[] seconds = new long[RING];
    private final TreeMap<Long, Bucket<E>> beside = new TreeMap<>();
    private final EventOrder<E> order;
    private final FarRecords<E> far;
    private int size;
    /** What is later is far. Before the first watermark nothing is. */
    private long near = Long.MAX_VALUE;

    WaitingRecords(EventOrder<E> order, FarRecords<E> far) {
        this.order = order;
        this.far = far;
    }

    void add(E record) {
        add(order.time(record), order.key(record), record);
    }

    void add(long time, long key, E record) {
        if (time > near && time < FarRecords.END) {
            far.add(time, key, record);
        } else {
            addNear(time, key, record);
        }
    }

    private void addNear(long time, long key, E record) {
        bucket(Math.floorDiv(time, SECOND)).add(key, time, record);
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

    /** Removes and returns, in no order, the records of all seconds up to the one that ends at {@code time}. Sets the key. */
    Bucket<E> takeUntil(long time) throws Exception {
        near = order.looksAhead() ? Math.max(time, time + NEAR) : Long.MAX_VALUE;
        while (far.hasUntil(time)) {
            far.takeFirst(record -> addNear(order.time(record), order.key(record), record));
        }
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
        if (size == 0) {
            return far.endOfFirst();
        }
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

    /** All that waits and is not far, in no order; nothing is removed. */
    Bucket<E> allNear() {
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
        return size + far.size();
    }
}
