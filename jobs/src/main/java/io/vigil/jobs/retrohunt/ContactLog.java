package io.vigil.jobs.retrohunt;

import io.vigil.events.Event;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.intel.Intel;
import java.io.Serializable;

/** A log whose events are contacts with far sides that a list may name later. */
public interface ContactLog<E extends Event> extends Serializable {
    Class<E> events();

    /**
     * 64-bit hash of the far side of an enriched event, for ever the same. 0 when the event is no contact that is worth remembering: nothing went
     * out, or the far side is AWS's or trusted. Asked of every event, so it allocates as little as it can.
     */
    long remote(E event);

    /** Of an address: on the internet, as far as is known not in AWS, and trusted by nobody. */
    static boolean isAfar(Origin origin) {
        return origin.kind() == AddressClass.PUBLIC && !origin.is(Origin.AWS) && !origin.is(Origin.TRUSTED);
    }

    /** The event with what is known of the addresses and names in it. */
    E enrich(Intel intel, E event);
}
