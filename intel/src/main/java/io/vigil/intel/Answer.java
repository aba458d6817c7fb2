package io.vigil.intel;

import io.vigil.events.ListHit;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Origin;

/**
 * All that is known of one address, and for events of which times: list entries expire.
 *
 * @param hits never written to, so that all events of an address share it
 * @param after holds for events later than this, epoch milliseconds
 * @param until and not later than this
 */
record Answer(Origin origin, GeoCell spot, ListHit[] hits, long after, long until) {
    static Answer of(AddressClass kind) {
        return plain(Origin.of(kind, 0, null, 0), GeoCell.UNKNOWN);
    }

    /** Without hits, for ever. */
    static Answer plain(Origin origin, GeoCell spot) {
        return new Answer(origin, spot, ListHit.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    boolean isPlain() {
        return hits.length == 0 && after == Long.MIN_VALUE && until == Long.MAX_VALUE;
    }

    boolean holds(long time) {
        return time > after && time <= until;
    }
}
