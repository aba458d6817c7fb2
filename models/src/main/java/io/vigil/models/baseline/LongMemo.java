package io.vigil.models.baseline;

/**
 * A {@link Memo} of answers that fit into 64 bits: one array, of which a question reads one line of memory, where a memo of objects costs a line for each.
 *
 * <p>No locks (after Hyatt's lockless hashing): each answer stands beside the question combined with it, so that one that two threads write at a time
 * answers nobody.
 */
public final class LongMemo {
    /** What {@link #find} returns for a question that must be worked out: no answer. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final int WAYS = 4;
    private static final int WORDS = 2;

    private final int size;
    /** Made for the first answer: many operators hold models that they never ask. A larger one takes its place, empty, when it is half full. */
    private long[] words = {};

    private int kept;

    /** @param size answers kept at most, a power of two, at least 4; 16 bytes each */
    public LongMemo(int size) {
        this.size = size;
    }

    /** The kept answer, or {@link #UNKNOWN}. */
    public long find(long question) {
        long[] all = words;
        if (all.length == 0) {
            return UNKNOWN;
        }
        int set = set(all, question);
        for (int at = set; at < set + WAYS * WORDS; at += WORDS) {
            long answer = all[at + 1];
            if ((all[at] ^ answer) == question && answer != UNKNOWN) {
                return answer;
            }
        }
        return UNKNOWN;
    }

    /** @param answer not {@link #UNKNOWN} */
    public long keep(long question, long answer) {
        long[] all = roomy();
        int set = set(all, question);
        System.arraycopy(all, set, all, set + WORDS, (WAYS - 1) * WORDS);
        all[set] = question ^ answer;
        all[set + 1] = answer;
        return answer;
    }

    private long[] roomy() {
        int places = words.length / WORDS;
        if (++kept > places / 2 && places < size) {
            words = empty(Growth.of(places, size));
            kept = 0;
        }
        return words;
    }

    /** So many places that answer no question, not even 0. */
    private static long[] empty(int number) {
        var places = new long[number * WORDS];
        for (int at = 1; at < places.length; at += WORDS) {
            places[at] = UNKNOWN;
        }
        return places;
    }

    private static int set(long[] words, long question) {
        return ((int) question & words.length / WORDS - WAYS) * WORDS;
    }
}
