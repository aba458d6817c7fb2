package io.vigil.patterns;

import io.vigil.events.signals.Signal;
import java.io.Serializable;

/**
 * What ties a signal to an earlier one of its sequence: a field of the one and a field of the other that are equal.
 *
 * @param here field of the signal
 * @param there field of the earlier one
 */
record Link(SignalField here, SignalField there) implements Serializable {
    static Link same(SignalField field) {
        return new Link(field, field);
    }

    /** An earlier signal without the field objects to nothing, where both are asked for the same one; to another it must be tied. */
    boolean holds(Signal signal, Signal earlier) {
        String before = there.of(earlier);
        return before == null ? here == there : before.equals(here.of(signal));
    }

    /** A part of fingerprints. */
    @Override
    public String toString() {
        return here == there ? here.toString() : here + " = " + there;
    }
}
