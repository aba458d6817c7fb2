package io.vigil.rules.condition;

import io.vigil.events.cloudtrail.RawJson;

/** A question put to the values that a path leads to; it is asked of one after the other, until one passes. */
public interface ValueTest {
    /** A text, a number or a flag, as it is written. */
    boolean text(String text);

    /** An object, as it stands in the record. */
    default boolean object(RawJson json) {
        return false;
    }

    /** A null, or a list without members. */
    default boolean nothing() {
        return false;
    }
}
