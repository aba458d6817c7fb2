package io.vigil.models.dohresolvers;

import io.vigil.catalogue.Unit;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.prevalence.Prevalence;
import io.vigil.models.prevalence.Together;
import io.vigil.models.prevalence.WatchPlaces;
import org.jspecify.annotations.Nullable;

/**
 * Reports each host that asks for a resolver over HTTPS, unless many of the account began to lately: a browser that was updated, or a setting that was rolled out,
 * is one finding, and one with that of flows to resolvers' addresses.
 */
final class ResolversOfFleet implements WatchPlaces.Verdict {
    static final String TYPE = "DefenseEvasion:EC2/ResolverOfFleet.Vigil";

    private final Unit unit;
    private final int hosts;
    private final int newDays;

    ResolversOfFleet(Unit unit) {
        this.unit = unit;
        this.hosts = unit.settings().count("hosts");
        this.newDays = unit.settings().count("new-for-days");
    }

    @Override
    public @Nullable Signal of(FirstSeen novelty, Signal candidate, Prevalence known) {
        boolean isOfFleet = known.hosts() > hosts && known.placeDays() <= newDays;
        return isOfFleet ? Together.of(unit, unit.emit(TYPE), novelty, "") : candidate;
    }
}
