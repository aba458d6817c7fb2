package io.vigil.models.baseline;

import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;

/** What was noticed of a principal, by a rule or a count, as the account looks at it: who did what. */
public interface NoticedAct {
    /** Its score is the weight of what was done. */
    Signal signal();

    /** Hash of the principal, as of its calls. */
    default long who() {
        return who(signal());
    }

    /** Hash of the principal of a signal, as of its calls. */
    static long who(Signal signal) {
        return Hash.combine(
                Hash.of(signal.account()),
                Hash.of(String.valueOf(signal.subject().principal())));
    }

    /** Hash of what was done. */
    default long act() {
        return Hash.of(signal().detection().unit() + ' ' + signal().activity().api());
    }

    /** Whether people see it anyway. */
    default boolean isFinding() {
        return signal().detection().type() != null;
    }

    /** Hash of the event's id. */
    default long event() {
        return event(signal());
    }

    /** Hash of the id of a signal's latest event. */
    static long event(Signal signal) {
        return Hash.of(signal.evidence().lastEvent());
    }

    default double weight() {
        return signal().score().value();
    }
}
