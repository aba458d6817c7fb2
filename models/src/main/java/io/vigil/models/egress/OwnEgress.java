package io.vigil.models.egress;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.Watch;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import io.vigil.models.habit.Days;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knows through which networks an account's identities come, and lets pass only what is told of other networks. A network is the account's own
 * when enough different identities came through it on earlier days, or any on enough days: one thief on one day teaches nothing.
 */
public final class OwnEgress implements Watch<Novelty, EgressNetworks> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private final String id;
    private final int identities;
    private final int days;

    public OwnEgress(Unit unit, @SuppressWarnings("unused") Problems problems) {
        id = unit.id();
        identities = unit.settings().count("egress-identities");
        days = unit.settings().count("egress-days");
    }

    @Override
    public String id() {
        return id;
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
    public EgressNetworks observe(@Nullable EgressNetworks known, Novelty told, Consumer<Signal> out) {
        EgressNetworks networks = known == null ? new EgressNetworks() : known;
        var visit = Visit.of(told);
        if (told.candidate() != null) {
            decide(networks, visit, told.candidate(), out);
        }
        if (visit.network() != 0 && told.learned() != 0) {
            networks.learn(visit.network(), told.entity(), Days.of(told.time()));
        }
        return networks;
    }

    private void decide(EgressNetworks networks, Visit visit, Signal candidate, Consumer<Signal> out) {
        int day = Days.of(candidate.time());
        boolean own = isOwn(networks, visit.network(), day) || isOwn(networks, visit.before(), day);
        if (!own) {
            out.accept(candidate);
        } else if (visit.rest() > 0) {
            out.accept(candidate.withScore(visit.rest()));
        }
    }

    private boolean isOwn(EgressNetworks networks, long network, int day) {
        return networks.daysBefore(network, day) >= days || networks.identitiesBefore(network, day) >= identities;
    }
}
