package io.vigil.models.anomalousbehavior;

import io.vigil.events.Hash;
import io.vigil.events.signals.Tactic;

/** What a call does to a service, apart from which call it is: who reads a service every day has still never changed anything in it. */
enum KindOfAct {
    /** Asks what there is. */
    READ,
    /** Works with what there is, as programs do all day: an object, a message, a run. */
    USE,
    /** Makes or changes what is there. */
    CHANGE,
    /** Takes it away, or what protects it. */
    DESTROY,
    /** Changes who may do what. */
    GRANT;

    /** Listed calls that weigh less belong to daily work. */
    private static final double DAILY_WORK = 0.5;

    /**
     * @param byVerb what calls of such a name serve
     * @param listed somebody has thought about this very call
     */
    static KindOfAct of(Tactic byVerb, boolean listed, ApiLandscape.Purpose purpose) {
        if (byVerb == Tactic.DISCOVERY || purpose.tactic() == Tactic.DISCOVERY) {
            return READ;
        }
        if (listed && purpose.sensitivity() < DAILY_WORK) {
            return USE;
        }
        return switch (purpose.tactic()) {
            case PRIVILEGE_ESCALATION -> GRANT;
            case IMPACT, DEFENSE_EVASION -> DESTROY;
            default -> CHANGE;
        };
    }

    /** Whether nothing is the same after it. */
    boolean changes() {
        return this != READ && this != USE;
    }

    /** Names the kind in this service. */
    long in(long service) {
        return Hash.combine(service, ordinal() + 1);
    }
}
