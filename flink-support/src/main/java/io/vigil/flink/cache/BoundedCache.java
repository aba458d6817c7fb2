package io.vigil.flink.cache;

import org.jspecify.annotations.Nullable;

/**
 * Values by 64-bit hash, without boxes: eight places for each hash, of which a new value takes one whose value was not asked for lately. Grows up
 * to its limit.
 */
public final class BoundedCache<V> {
    /** Takes one value. */
    public interface Taker<V> {
        void take(V value) throws Exception;
    }

    private static final int WAYS = 8;
    private static final int SMALLEST = 1024;

    private final int most;
    private long[] keys;
    private @Nullable Object[] values;
    private boolean[] recent;
    private int size;
    private int hand;

    /** @param limit values that it holds at most, rounded up to a power of two */
    public BoundedCache(int limit) {
        most = Math.max(WAYS, Integer.highestOneBit(Math.max(1, limit - 1)) << 1);
        allocate(Math.min(most, SMALLEST));
    }

    private void allocate(int length) {
        keys = new long[length];
        values = new Object[length];
        recent = new boolean[length];
    }

    public int size() {
        return size;
    }

    /** Null when it is not there. */
    public @Nullable V get(long key) {
        int set = set(key);
        for (int at = set; at < set + WAYS; at++) {
            if (keys[at] == key && values[at] != null) {
                recent[at] = true;
                return value(at);
            }
        }
        return null;
    }

    /**
     * Adds a value that is not there.
     *
     * @return the value that had to make room; null when none had to
     */
    public @Nullable V put(long key, V value) {
        int place = free(key);
        while (place < 0 && values.length < most) {
            grow();
            place = free(key);
        }
        V evicted = null;
        if (place < 0) {
            place = leastRecent(set(key));
            evicted = value(place);
        } else {
            size++;
        }
        keys[place] = key;
        values[place] = value;
        recent[place] = true;
        return evicted;
    }

    /** Takes a value out, if it is there. */
    public void remove(long key) {
        int set = set(key);
        for (int at = set; at < set + WAYS; at++) {
            if (keys[at] == key && values[at] != null) {
                values[at] = null;
                recent[at] = false;
                size--;
            }
        }
    }

    public void forEach(Taker<V> taker) throws Exception {
        for (int at = 0; at < values.length; at++) {
            V value = value(at);
            if (value != null) {
                taker.take(value);
            }
        }
    }

    @SuppressWarnings("unchecked") // only put writes there
    private @Nullable V value(int at) {
        return (V) values[at];
    }

    /** Keys are hashes, but their lowest bits may be those of a key group. */
    private int set(long key) {
        return (int) (key ^ key >>> 32) & values.length - WAYS;
    }

    private int free(long key) {
        int set = set(key);
        for (int at = set; at < set + WAYS; at++) {
            if (values[at] == null) {
                return at;
            }
        }
        return -1;
    }

    /** Second chance: what was asked for since the hand last passed is passed over once. */
    private int leastRecent(int set) {
        for (int passed = 0; passed < WAYS; passed++) {
            int at = set + (hand++ & WAYS - 1);
            if (!recent[at]) {
                return at;
            }
            recent[at] = false;
        }
        return set + (hand++ & WAYS - 1);
    }

    /** A set's values go to two sets, so there is always room. */
    private void grow() {
        long[] oldKeys = keys;
        Object[] oldValues = values;
        allocate(2 * oldValues.length);
        for (int at = 0; at < oldValues.length; at++) {
            if (oldValues[at] != null) {
                int place = free(oldKeys[at]);
                keys[place] = oldKeys[at];
                values[place] = oldValues[at];
            }
        }
    }
}
