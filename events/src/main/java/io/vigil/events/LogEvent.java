package io.vigil.events;

import org.jspecify.annotations.Nullable;

/** An event as a log holds it, which describes itself in the terms of a {@link Signal}. */
public sealed interface LogEvent extends Event permits ApiCall, NetworkFlow, DnsQuery {
    /** 64-bit hash of account and region: a log has few of them, and many entities. */
    default long placeHash() {
        return Place.hash(this);
    }

    /** The AWS side: who acted and what it acted on. */
    Subject subject();

    /** What was done. */
    Activity activity();

    /** The far side, with its address alone; without one where the log does not show which side is far. */
    Remote remote();

    /** Whether the subject is attacked or attacks, if the event is part of an attack; null when the event does not show it. */
    Detection.@Nullable Role resourceRole();
}
