package io.vigil.intel;

import io.vigil.events.GeoCell;
import io.vigil.events.Hash;
import io.vigil.events.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Origins by keys of two words, such as addresses: one array, so that an answer costs one line of memory instead of three objects. Holds answers
 * without hits and without an end only, which nearly all are. A fixed number of slots, four for each key: whoever comes
 * last takes the first of them, and those before it move up.
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

    private final long[] words;
    private final int last;

    /** @param slots a power of two, at least 4; 32 bytes each */
    FlatAnswers(int slots) {
        words = new long[slots * WORDS];
        last = slots - WAYS;
    }

    /** Null when it must be looked up. */
    @Nullable
    Answer find(long high, long low) {
        long hash = Hash.combine(high, low);
        int set = ((int) hash & last) * WORDS;
        for (int at = set; at < set + WAYS * WORDS; at += WORDS) {
            if (words[at] == high && words[at + LOW] == low) {
                return answer(at, hash);
            }
        }
        return null;
    }

    private @Nullable Answer answer(int at, long hash) {
        long origin = words[at + ORIGIN];
        long spot = words[at + SPOT];
        return spot >>> 32 == check(hash, origin, spot)
                ? Answer.plain(new Origin(origin), new GeoCell((int) spot))
                : null;
    }

    /** The origin of the answer alone, packed, without making anything; {@link #NO_ORIGIN} when it must be looked up. */
    long origin(long high, long low) {
        long hash = Hash.combine(high, low);
        int set = ((int) hash & last) * WORDS;
        for (int at = set; at < set + WAYS * WORDS; at += WORDS) {
            if (words[at] == high && words[at + LOW] == low) {
                long origin = words[at + ORIGIN];
                long spot = words[at + SPOT];
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
        int at = ((int) hash & last) * WORDS;
        System.arraycopy(words, at, words, at + WORDS, (WAYS - 1) * WORDS);
        long origin = answer.origin().packed();
        long spot = answer.spot().packed() & HALF;
        words[at] = high;
        words[at + LOW] = low;
        words[at + ORIGIN] = origin;
        words[at + SPOT] = check(hash, origin, spot) << 32 | spot;
        return true;
    }

    private static long check(long hash, long origin, long spot) {
        // Never that of an empty slot.
        return Hash.combine(hash ^ origin, (spot & HALF) + 1) >>> 32;
    }
}
