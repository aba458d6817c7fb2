package io.vigil.jobs.detections;

/** The latest events of an entity that were known, by what they looked like. Grows up to a limit with what it is to hold. */
final class Fingerprints {
    private static final int FEWEST = 16;
    private static final int MOST = 256;

    /** A fingerprint combined with the stamp under which it was known, in the place that is the fingerprint's; 0 where there is none. */
    private long[] slots = new long[FEWEST];

    private int used;

    /** @param stamp another one means that it has to be asked anew */
    boolean contains(long fingerprint, long stamp) {
        return slots[slot(fingerprint)] == (fingerprint ^ stamp);
    }

    /** Takes the place of the same one with an older stamp, and of others in its slot. */
    void add(long fingerprint, long stamp) {
        if (used > slots.length / 2 && slots.length < MOST) {
            slots = new long[2 * slots.length];
            used = 0;
        }
        int slot = slot(fingerprint);
        used += slots[slot] == 0 ? 1 : 0;
        slots[slot] = fingerprint ^ stamp;
    }

    private int slot(long fingerprint) {
        return (int) (fingerprint >>> 32) & slots.length - 1;
    }
}
