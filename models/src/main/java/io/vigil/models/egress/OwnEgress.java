package io.vigil.models.egress;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Learns which networks belong to an account, and drops candidates that come from them. A network is the account's own when enough different
 * identities used it on earlier days, or one identity on enough days. One thief on one day teaches nothing.
 */
public final class OwnEgress implements Detector<FirstSeen, EgressNetworks> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private final String id;
    private final int identities;
    private final int days;

    public OwnEgress(Unit unit) {
        id = unit.id();
        identities = unit.settings().count("egress-identities");
        days = unit.settings().count("egress-days");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Class<FirstSeen> observes() {
        return FirstSeen.class;
    }

    @Override
    public Class<EgressNetworks> memory() {
        return EgressNetworks.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(FirstSeen novelty) {
        return novelty.unit().equals(id);
    }

    @Override
    public EgressNetworks observe(@Nullable EgressNetworks known, FirstSeen reported, Emitter out) {
        EgressNetworks networks = known == null ? new EgressNetworks() : known;
        var visit = reported.payload(NetworkFirstUse.class);
        int day = Days.of(reported.time());
        if (reported.candidate() != null) {
            decide(isOwn(networks, visit, day), visit, reported.candidate(), out);
        }
        learn(networks, visit, reported.entity(), day);
        return networks;
    }

    private static void decide(boolean own, NetworkFirstUse visit, Signal candidate, Emitter out) {
        if (!own) {
            out.signal(candidate);
        } else if (visit.rest() > 0) {
            out.signal(candidate.withScore(visit.rest()));
        }
    }

    /**
     * Whether the visit is explained by networks of the account's own: where it compares two, one that many share may be a VPN
     * switched on or off, but what is only somebody's home must be both.
     */
    public boolean isOwn(EgressNetworks networks, NetworkFirstUse visit, int day) {
        boolean here = isOwn(networks, visit.network(), day);
        if (visit.before() == 0) {
            return here;
        }
        return isShared(networks, visit.network(), day)
                || isShared(networks, visit.before(), day)
                || here && isOwn(networks, visit.before(), day);
    }

    /** Whether enough came through the network before that day. */
    public boolean isOwn(EgressNetworks networks, long network, int day) {
        return networks.daysBefore(network, day) >= days || isShared(networks, network, day);
    }

    /**
     * Whether enough different identities did. What one alone came through for many days may be its home: it explains nobody who was elsewhere
     * minutes before or after.
     */
    private boolean isShared(EgressNetworks networks, long network, int day) {
        return networks.identitiesBefore(network, day) >= identities;
    }

    /** Takes in the visit, if it is one that teaches. */
    public void learn(EgressNetworks networks, NetworkFirstUse visit, long entity, int day) {
        if (visit.network() != 0 && visit.teaches()) {
            networks.learn(visit.network(), entity, day);
        }
    }
}
