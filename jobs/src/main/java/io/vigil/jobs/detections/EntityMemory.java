package io.vigil.jobs.detections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the detectors of a stream remember of one entity: read when first needed, decoded piece by piece, changed in place, written back before a
 * snapshot. Each detector has a place of its own, below {@link #PLACES}.
 */
final class EntityMemory {
    static final int PLACES = Long.SIZE;
    /** Fingerprints of events that were known, of all detectors together. */
    private static final int FINGERPRINTS = 32;

    final long key;
    /** Decoded, or {@link StoredMemory}; null where there is none. */
    private final @Nullable Object[] memories;
    /** Epoch milliseconds of the latest event that a detector's memory is of, as coarse as the detector's host wants it. */
    private final long[] seen;
    /** Null until there is one: together, so that an event that all know costs one look here. */
    private long @Nullable [] known;

    /** A bit for each place: it has fingerprints there. */
    private long knowing;

    /** A bit for each place: {@link #seen} is right. */
    private long met;
    /** What detectors wrote that are not at work now. Null when there is none. */
    private @Nullable List<StoredMemory> others;

    /** What the state holds is here, if it holds any. */
    private boolean read;
    /** The state differs from what is here. */
    private boolean changed;

    EntityMemory(long key, int detectors) {
        this.key = key;
        this.memories = new Object[detectors];
        this.seen = new long[detectors];
    }

    boolean isRead() {
        return read;
    }

    void wasRead() {
        read = true;
    }

    /** Whether it is known when the entity was last seen: then so is whether its memory has to be forgotten. */
    boolean isMet(int place) {
        return (met >>> place & 1) != 0;
    }

    boolean isChanged() {
        return changed;
    }

    void wasWritten() {
        changed = false;
    }

    /** Takes in what the state holds. */
    void hold(int place, StoredMemory memory, long latest) {
        memories[place] = memory;
        seen[place] = latest;
        met |= 1L << place;
    }

    /** Puts what was read in the place of the bytes that it was read from. */
    void decoded(int place, Object memory) {
        memories[place] = memory;
    }

    void holdOther(StoredMemory other) {
        others = others == null ? new ArrayList<>() : others;
        others.add(other);
    }

    List<StoredMemory> others() {
        return others == null ? List.of() : others;
    }

    @Nullable
    Object memory(int place) {
        return memories[place];
    }

    void change(int place, @Nullable Object memory) {
        memories[place] = memory;
        changed = true;
        forgetKnown(place);
    }

    long seen(int place) {
        return seen[place];
    }

    /** Epoch milliseconds at which any detector saw it last. */
    long latest() {
        long latest = Long.MIN_VALUE;
        for (int place = 0; place < seen.length; place++) {
            latest = isMet(place) ? Math.max(latest, seen[place]) : latest;
        }
        return latest;
    }

    /** Notes when it was seen, if that is later than before. */
    void see(int place, long time) {
        if (!isMet(place) || time > seen[place]) {
            seen[place] = time;
            met |= 1L << place;
            changed = true;
        }
    }

    void forget(int place) {
        changed |= memories[place] != null;
        memories[place] = null;
        met &= ~(1L << place);
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
