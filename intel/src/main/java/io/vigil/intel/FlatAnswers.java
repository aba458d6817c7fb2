package io.vigil.intel;

import io.vigil.events.Hash;
import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Origins by keys of two words, such as addresses: one array, so that an answer costs one line of memory instead of three objects. Holds answers
 * without hits and without an end only, which nearly all are. Four slots for each key: whoever comes last takes the first of them, and those before it
 * move up. It begins small; a larger one takes its place, empty, when half as many answers as it has slots have come.
 *
 * <p>No locks (after Hyatt's lockless hashing): half a word of each slot is a checksum of the rest, so that a slot that two threads write at a time
 * answers nobody.
 */
final class FlatAnswers {
    /** No origin is packed so. */
    static final long NO_ORIGIN = -1;

    private static final int WORDS = 4;
    /** Two lines of memory, one after the other. */
    private static final int WAYS = 4;

    private static final int LOW = 1;
    private static final int ORIGIN = 2;
    private static final int SPOT = 3;
    private static final long HALF = 0xffff_ffffL;

    private static final int FEWEST = 1 << 12;
    private static final int GROWTH = 8;

    private final int most;
    private long[] words;
    private int kept;

    /** @param slots at most, a power of two, at least 4; 32 bytes each */
    FlatAnswers(int slots) {
        most = slots;
        words = new long[Math.min(slots, FEWEST) * WORDS];
    }

    /** Where the slots of a key begin. */
    private static int set(long[] words, long hash) {
        return ((int) hash & words.length / WORDS - WAYS) * WORDS;
    }

    /** Null when it must be looked up. */
    @Nullable
    Answer find(long high, long low) {
        long hash = Hash.combine(high, low);
        long[] all = words;
        int set = set(all, hash);
        for (int at = set; at < set + WAYS * WORDS; at += WORDS) {
            if (all[at] == high && all[at + LOW] == low) {
                return answer(all, at, hash);
            }
        }
        return null;
    }

    private static @Nullable Answer answer(long[] words, int at, long hash) {
        long origin = words[at + ORIGIN];
        long spot = words[at + SPOT];
        return spot >>> 32 == check(hash, origin, spot)
                ? Answer.plain(new Origin(origin), new GeoCell((int) spot))
                : null;
    }

    /** The origin of the answer alone, packed, without making anything; {@link #NO_ORIGIN} when it must be looked up. */
    long origin(long high, long low) {
        long hash = Hash.combine(high, low);
        long[] all = words;
        int set = set(all, hash);
        for (int at = set; at < set + WAYS * WORDS; at += WORDS) {
            if (all[at] == high && all[at + LOW] == low) {
                long origin = all[at + ORIGIN];
                long spot = all[at + SPOT];
                return spot >>> 32 == check(hash, origin, spot) ? origin : NO_ORIGIN;
            }
        }
        return NO_ORIGIN;
    }

    /** Remembers the answer; false when it is not of the kind that this can hold. */
    boolean keep(long high, long low, Answer answer) {
        if (!answer.isPlain()) {
            return false;
        }
        long hash = Hash.combine(high, low);
        long[] all = roomy();
        int at = set(all, hash);
        System.arraycopy(all, at, all, at + WORDS, (WAYS - 1) * WORDS);
        long origin = answer.origin().packed();
        long spot = answer.spot().packed() & HALF;
        all[at] = high;
        all[at + LOW] = low;
        all[at + ORIGIN] = origin;
        all[at + SPOT] = check(hash, origin, spot) << 32 | spot;
        return true;
    }

    private long[] roomy() {
        long[] all = words;
        int slots = all.length / WORDS;
        if (++kept > slots / 2 && slots < most) {
            all = new long[Math.min(most, slots * GROWTH) * WORDS];
            words = all;
            kept = 0;
        }
        return all;
    }

    private static long check(long hash, long origin, long spot) {
        // Never that of an empty slot.
        return Hash.combine(hash ^ origin, (spot & HALF) + 1) >>> 32;
    }
}
