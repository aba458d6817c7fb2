package io.vigil.sources;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import java.util.List;

/**
 * A run of records, each in one of the lists, in the order they were read.
 *
 * @param passedOver each kind at most once; a batch may hold nothing else
 * @param receipts what the input states about its delivery
 */
public record Batch<E extends Event>(
        List<E> events, List<Rejected> rejected, List<PassedOver> passedOver, List<Receipt> receipts) {
    /** A batch holds at most this many records, besides those that are passed over. */
    public static final int FULL = 512;

    /** A batch of which nothing is passed over. */
    public Batch(List<E> events, List<Rejected> rejected) {
        this(events, rejected, List.of(), List.of());
    }

    public int size() {
        return events.size() + rejected.size();
    }

    public boolean isEmpty() {
        return size() == 0 && passedOver.isEmpty() && receipts.isEmpty();
    }
}
