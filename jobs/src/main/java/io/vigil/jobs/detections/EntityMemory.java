package io.vigil.jobs.detections;

import io.vigil.events.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the detectors of a stream remember of one entity: read when first needed, decoded piece by piece, changed in place, written back before a
 * snapshot. Each detector has a place of its own, below {@link #PLACES}.
 */
final class EntityMemory {
    static final int PLACES = Long.SIZE;

    final long key;
    /** Decoded, or {@link StoredMemory}; null where there is none. */
    private final @Nullable Object[] memories;
    /** Epoch milliseconds of the latest event that a detector's memory is of, as coarse as the detector's host wants it. */
    private final long[] seen;
    /** How often each memory was changed here: what was known before a change is not known since. */
    private final int[] changes;
    /** Of events that are known, of all detectors together. Null until there is one. */
    private @Nullable Fingerprints known;

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
        this.changes = new int[detectors];
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
        changes[place]++;
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
        changes[place]++;
    }

    /**
     * Whether the detector of that place knew an event that looked like this at that time, and its memory has not changed since. Then nothing else of the
     * entity is looked at: it was seen at that time, so that its memory is not forgotten, either.
     *
     * @param time as {@link #seen} has it
     */
    boolean isKnown(int place, long fingerprint, long time) {
        return known != null && known.contains(Hash.combine(fingerprint, place), stamp(place, time));
    }

    void addKnown(int place, long fingerprint, long time) {
        known = known == null ? new Fingerprints() : known;
        known.add(Hash.combine(fingerprint, place), stamp(place, time));
    }

    private long stamp(int place, long time) {
        return Hash.combine(time, changes[place]);
    }
}
