package io.vigil.models.egress;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import io.vigil.models.habit.Days;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Knows through which networks an account's identities come, and lets pass only what is told of other networks. A network is the account's own
 * when enough different identities came through it on earlier days, or any on enough days: one thief on one day teaches nothing.
 */
public final class OwnEgress implements Detector<Novelty, EgressNetworks> {
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
    public Class<Novelty> observes() {
        return Novelty.class;
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
    public boolean concerns(Novelty novelty) {
        return novelty.unit().equals(id);
    }

    @Override
    public EgressNetworks observe(@Nullable EgressNetworks known, Novelty told, Emitter out) {
        EgressNetworks networks = known == null ? new EgressNetworks() : known;
        if (told.candidate() != null) {
            decide(networks, told, told.candidate(), out);
        }
        learn(networks, told);
        return networks;
    }

    private void decide(EgressNetworks networks, Novelty told, Signal candidate, Emitter out) {
        if (!isOwn(networks, told)) {
            out.signal(candidate);
            return;
        }
        double rest = Visit.of(told).rest();
        if (rest > 0) {
            out.signal(candidate.withScore(rest));
        }
    }

    /**
     * Whether the visit that is told of is explained by networks of the account's own: where it compares two, one that many share may be a VPN
     * switched on or off, but what is only somebody's home must be both.
     */
    public boolean isOwn(EgressNetworks networks, Novelty told) {
        var visit = Visit.of(told);
        int day = Days.of(told.time());
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

    /** Takes in the visit that is told of, if it is one that teaches. */
    public void learn(EgressNetworks networks, Novelty told) {
        long network = Visit.of(told).network();
        if (network != 0 && told.learned() != 0) {
            networks.learn(network, told.entity(), Days.of(told.time()));
        }
    }
}
