package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.Tactic;

/**
 * What is known of an API call before anybody makes it.
 *
 * @param key names it in profiles: hash of service and name without version
 * @param service names its service in profiles
 * @param label as explanations write it: {@code iam:CreateUser}
 * @param listed its label can be found again from its key, so a profile need not keep it
 * @param kind what it does to the service
 * @param tactic what it serves when it is an attacker who makes it
 * @param sensitivity log10 of how much likelier an attacker makes it than a person at work
 * @param serviceShare probability that a first use of some service is of this one
 * @param share probability of this call among the first uses of its service's calls
 */
record Api(
        long key,
        long service,
        String label,
        boolean listed,
        KindOfAct kind,
        Tactic tactic,
        double sensitivity,
        double serviceShare,
        double share) {

    /** Thirty times likelier an attacker's. */
    static final double TELLING = 1.5;

    /** Whether an attacker makes it far more often than a person at work, so that innocent days with a first one are rare. */
    boolean telling() {
        return sensitivity >= TELLING;
    }

    /** Names its kind of act in its service. */
    long act() {
        return kind.in(service);
    }
}
