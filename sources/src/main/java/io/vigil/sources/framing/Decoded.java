package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.PassedOver;

/** What became of one record. */
public sealed interface Decoded<E extends Event> {
    record Accepted<E extends Event>(E event) implements Decoded<E> {}

    /** @param detail what was expected and what was found, in words */
    record Refused<E extends Event>(Reason reason, String detail) implements Decoded<E> {}

    /** A record that is known, and no event of the log. */
    record Known<E extends Event>(PassedOver.Kind kind) implements Decoded<E> {}

    /** Belongs to the log but is no record of it: a line of field names. */
    record Skipped<E extends Event>() implements Decoded<E> {}
}
