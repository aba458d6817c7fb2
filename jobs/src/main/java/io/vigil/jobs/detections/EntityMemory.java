package io.vigil.jobs.detections;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the detectors of a stream remember of one entity, decoded: fetched when first needed, changed in place, put back before a snapshot. Each
 * detector has a place of its own, below {@link #PLACES}.
 */
final class EntityMemory {
    static final int PLACES = Long.SIZE;
    /** Fingerprints of events that were known, of all detectors together. */
    private static final int FINGERPRINTS = 32;

    final long key;
    private final @Nullable Object[] memories;
    /** Epoch milliseconds of the latest event that a detector's memory is of, as coarse as the detector's host wants it. */
    private final long[] seen;
    /** Null until there is one: together, so that an event that all know costs one look here. */
    private long @Nullable [] known;

    /** A bit for each place: it has fingerprints there. */
    private long knowing;

    /** A bit for each place: {@link #seen} is right. */
    private long met;
    /** The memory is here, or there is none. */
    private long fetched;
    /** There is one in the state. */
    private long stored;
    /** The state differs from what is here. */
    private long changed;

    EntityMemory(long key, int detectors) {
        this.key = key;
        this.memories = new Object[detectors];
        this.seen = new long[detectors];
    }

    boolean isFetched(int place) {
        return (fetched >>> place & 1) != 0;
    }

    /** Whether it is known when the entity was last seen: then so is whether its memory has to be forgotten. */
    boolean isMet(int place) {
        return (met >>> place & 1) != 0;
    }

    boolean isStored(int place) {
        return (stored >>> place & 1) != 0;
    }

    boolean isChanged(int place) {
        return (changed >>> place & 1) != 0;
    }

    boolean isChanged() {
        return changed != 0;
    }

    /** Takes in what the state holds; a time of here is later, if there is one. */
    void fetch(int place, @Nullable Object memory, long latest) {
        long bit = 1L << place;
        memories[place] = memory;
        fetched |= bit;
        stored = memory == null ? stored & ~bit : stored | bit;
        if (memory == null) {
            met &= ~bit;
            forgetKnown(place);
        } else {
            seen[place] = isMet(place) ? Math.max(seen[place], latest) : latest;
            met |= bit;
        }
    }

    @Nullable
    Object memory(int place) {
        return memories[place];
    }

    void change(int place, @Nullable Object memory) {
        memories[place] = memory;
        changed |= 1L << place;
        forgetKnown(place);
    }

    long seen(int place) {
        return seen[place];
    }

    /** Notes when it was seen, if that is later than before. */
    void see(int place, long time) {
        if (!isMet(place) || time > seen[place]) {
            seen[place] = time;
            met |= 1L << place;
            changed |= 1L << place;
        }
    }

    void saved(int place, boolean exists) {
        long bit = 1L << place;
        changed &= ~bit;
        stored = exists ? stored | bit : stored & ~bit;
    }

    /** The objects belong to the state again; when they were seen, and what is known, stays. */
    void release() {
        Arrays.fill(memories, null);
        fetched = 0;
    }

    void forget(int place) {
        long bit = 1L << place;
        memories[place] = null;
        fetched |= bit;
        met &= ~bit;
        stored &= ~bit;
        changed &= ~bit;
        forgetKnown(place);
    }

    /** @param fingerprint not 0; no other detector's */
    boolean isKnown(long fingerprint) {
        return known != null && known[slot(fingerprint)] == fingerprint;
    }

    void addKnown(int place, long fingerprint) {
        if (known == null) {
            known = new long[FINGERPRINTS];
        }
        known[slot(fingerprint)] = fingerprint;
        knowing |= 1L << place;
    }

    /** What other detectors know goes, too: they find out again. */
    private void forgetKnown(int place) {
        if (known != null && (knowing >>> place & 1) != 0) {
            Arrays.fill(known, 0);
            knowing = 0;
        }
    }

    private static int slot(long fingerprint) {
        return (int) (fingerprint >>> 32) & FINGERPRINTS - 1;
    }
}
