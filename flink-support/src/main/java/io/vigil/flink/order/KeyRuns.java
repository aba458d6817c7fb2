package io.vigil.flink.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cuts heaps of records into one run a key, each in order and without duplicates. Runs are asked for one by one, so that others may come between. */
final class KeyRuns<E> {
    /** Takes one run; the list is filled anew for the next. */
    interface Taker<E> {
        void take(long key, List<E> run) throws Exception;
    }

    private final Comparator<E> inOrder;
    private final Taker<E> taker;
    private final List<E> run = new ArrayList<>();
    private long duplicates;
    /** Null when all is out. */
    private @Nullable SortedByKey begun;
    /** Where the next run of what was begun starts. */
    private int from;

    KeyRuns(EventOrder<E> order, Taker<E> taker) {
        this.inOrder = (one, other) -> {
            int byTime = Long.compare(order.time(one), order.time(other));
            return byTime != 0 ? byTime : order.compareTies(one, other);
        };
        this.taker = taker;
    }

    /** Records dropped so far because their double was kept. */
    long duplicates() {
        return duplicates;
    }

    /** Takes up what is to be handed out next; all that was begun before must be out. */
    void begin(Bucket<E> records) {
        if (hasNext()) {
            throw new IllegalStateException(rest().size() + " records have not been handed out yet");
        }
        if (records.size() > 0) {
            begun = new SortedByKey(records);
            from = 0;
        }
    }

    boolean hasNext() {
        return begun != null;
    }

    /**
     * Hands out the next run; or several, when keys differ in their lowest bits alone. Nothing of what is out stays reachable from here.
     *
     * @throws NullPointerException when there is none
     */
    void next() throws Exception {
        SortedByKey records = Objects.requireNonNull(begun);
        int first = from;
        from = records.endOfAlike(first);
        if (from == records.size()) {
            begun = null;
        }
        if (records.oneKey(first, from)) {
            records.fill(run, first, from);
            taker.take(records.key(first), settled(run));
            run.clear();
        } else {
            cutByFullKey(records, first, from);
        }
        records.release(first, from);
    }

    /** What was begun and has not been handed out yet; nothing is removed. */
    Bucket<E> rest() {
        var rest = new Bucket<E>();
        if (begun != null) {
            begun.copy(from, rest);
        }
        return rest;
    }

    int left() {
        return begun == null ? 0 : begun.size() - from;
    }

    private void cutByFullKey(SortedByKey records, int from, int to) throws Exception {
        var byKey = new TreeMap<Long, List<E>>();
        for (int at = from; at < to; at++) {
            records.fill(byKey.computeIfAbsent(records.key(at), any -> new ArrayList<>()), at, at + 1);
        }
        for (var entry : byKey.entrySet()) {
            taker.take(entry.getKey(), settled(entry.getValue()));
        }
    }

    private List<E> settled(List<E> ofOneKey) {
        if (ofOneKey.size() > 1) {
            ofOneKey.sort(inOrder);
            dropDoubles(ofOneKey);
        }
        return ofOneKey;
    }

    private void dropDoubles(List<E> sorted) {
        int kept = 1;
        for (int at = 1; at < sorted.size(); at++) {
            E next = sorted.get(at);
            if (inOrder.compare(sorted.get(kept - 1), next) != 0) {
                sorted.set(kept++, next);
            }
        }
        duplicates += sorted.size() - kept;
        sorted.subList(kept, sorted.size()).clear();
    }

    /**
     * One sort of plain numbers, each the upper bits of a key with the record's index in the lower: many times cheaper than sorting records.
     * Keys that differ in their lowest bits alone end up among each other; that is rare, since keys are hashes.
     */
    private final class SortedByKey {
        private final Bucket<E> records;
        private final long[] sorted;
        private final long indexes;

        SortedByKey(Bucket<E> records) {
            this.records = records;
            this.sorted = new long[records.size()];
            this.indexes = (1L << Long.SIZE - Long.numberOfLeadingZeros(records.size())) - 1;
            for (int at = 0; at < sorted.length; at++) {
                sorted[at] = records.key(at) & ~indexes | at;
            }
            Arrays.sort(sorted);
        }

        int size() {
            return sorted.length;
        }

        void release(int from, int to) {
            for (int at = from; at < to; at++) {
                records.release(index(at));
            }
        }

        void copy(int from, Bucket<E> target) {
            for (int at = from; at < sorted.length; at++) {
                target.add(key(at), records.record(index(at)));
            }
        }

        int endOfAlike(int from) {
            int to = from + 1;
            while (to < sorted.length && ((sorted[from] ^ sorted[to]) & ~indexes) == 0) {
                to++;
            }
            return to;
        }

        boolean oneKey(int from, int to) {
            for (int at = from + 1; at < to; at++) {
                if (key(at) != key(from)) {
                    return false;
                }
            }
            return true;
        }

        void fill(List<E> target, int from, int to) {
            for (int at = from; at < to; at++) {
                target.add(records.record(index(at)));
            }
        }

        long key(int at) {
            return records.key(index(at));
        }

        private int index(int at) {
            return (int) (sorted[at] & indexes);
        }
    }
}
