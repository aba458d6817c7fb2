package io.vigil.sources;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import java.util.List;

/** A run of records, each in one of the two lists, in the order they were read. */
public record Batch<E extends Event>(List<E> events, List<Rejected> rejected) {
    /** A batch holds at most this many records. */
    public static final int FULL = 512;

    public int size() {
        return events.size() + rejected.size();
    }
}
