package io.vigil.flink.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Cuts heaps of records into one run a key, each in order and without duplicates. Runs are asked for one by one, so that others may come between. */
final class KeyRuns<E> {
    /** Takes one run; the list is filled anew for the next. */
    interface Taker<E> {
        void take(long key, List<E> run) throws Exception;
    }

    /** So many records are sorted by moving each down to its place. */
    private static final int FEW = 64;

    private final EventOrder<E> order;
    private final Taker<E> taker;
    private final List<E> run = new ArrayList<>();
    private long duplicates;
    /** Null when all is out. */
    private @Nullable SortedByKey begun;
    /** Where the next run of what was begun starts. */
    private int from;

    KeyRuns(EventOrder<E> order, Taker<E> taker) {
        this.order = order;
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
     * Hands out the next run. Nothing of what is out stays reachable from here.
     *
     * @throws NullPointerException when there is none
     */
    void next() throws Exception {
        SortedByKey records = Objects.requireNonNull(begun);
        int first = from;
        from = records.endOfRun(first);
        if (from == records.size()) {
            begun = null;
        }
        fill(records, first, from);
        taker.take(records.key(first), run);
        run.clear();
        records.release(first, from);
    }

    /** The run without duplicates, which are of one time. */
    private void fill(SortedByKey records, int first, int end) {
        records.sortByTime(first, end);
        int at = first;
        while (at < end) {
            int tied = records.endOfTime(at, end);
            if (tied == at + 1) {
                run.add(records.record(at));
            } else {
                addTied(records, at, tied);
            }
            at = tied;
        }
    }

    private void addTied(SortedByKey records, int from, int to) {
        int begins = run.size();
        for (int at = from; at < to; at++) {
            run.add(records.record(at));
        }
        List<E> tied = run.subList(begins, run.size());
        tied.sort(order::compareTies);
        int kept = 1;
        for (int at = 1; at < tied.size(); at++) {
            E next = tied.get(at);
            if (order.compareTies(tied.get(kept - 1), next) != 0) {
                tied.set(kept++, next);
            }
        }
        duplicates += tied.size() - kept;
        tied.subList(kept, tied.size()).clear();
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

    /**
     * One sort of plain numbers, each the upper bits of a key with the record's index in the lower: many times cheaper than sorting records.
     * Keys that differ in their lowest bits alone end up among each other at first; that is rare, since keys are hashes.
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
                target.add(key(at), time(at), record(at));
            }
        }

        /** Where the records of this one's key end. */
        int endOfRun(int from) {
            int end = endOfAlike(from);
            if (!isOneKey(from, end)) {
                sortBy(records::key, from, end);
            }
            int to = from + 1;
            while (to < end && key(to) == key(from)) {
                to++;
            }
            return to;
        }

        private int endOfAlike(int from) {
            int to = from + 1;
            while (to < sorted.length && ((sorted[from] ^ sorted[to]) & ~indexes) == 0) {
                to++;
            }
            return to;
        }

        private boolean isOneKey(int from, int to) {
            for (int at = from + 1; at < to; at++) {
                if (key(at) != key(from)) {
                    return false;
                }
            }
            return true;
        }

        void sortByTime(int from, int to) {
            if (to - from > FEW) {
                sortBy(records::time, from, to);
                return;
            }
            for (int at = from + 1; at < to; at++) {
                long moved = sorted[at];
                long time = time(at);
                int place = at;
                for (; place > from && time(place - 1) > time; place--) {
                    sorted[place] = sorted[place - 1];
                }
                sorted[place] = moved;
            }
        }

        private void sortBy(IntToLongFunction what, int from, int to) {
            Integer[] found = new Integer[to - from];
            Arrays.setAll(found, at -> index(from + at));
            Arrays.sort(found, Comparator.comparingLong(what::applyAsLong));
            for (int at = from; at < to; at++) {
                sorted[at] = sorted[at] & ~indexes | found[at - from];
            }
        }

        /** Where the records of this one's time end, before {@code end}. */
        int endOfTime(int from, int end) {
            int to = from + 1;
            while (to < end && time(to) == time(from)) {
                to++;
            }
            return to;
        }

        long key(int at) {
            return records.key(index(at));
        }

        private long time(int at) {
            return records.time(index(at));
        }

        E record(int at) {
            return records.record(index(at));
        }

        private int index(int at) {
            return (int) (sorted[at] & indexes);
        }
    }
}
