package io.vigil.models.dnsexfiltration;

import io.vigil.catalogue.Unit;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.prevalence.Prevalence;
import io.vigil.models.prevalence.Together;
import io.vigil.models.prevalence.WatchPlaces;
import org.jspecify.annotations.Nullable;

/**
 * Passes on which host sends data out in names, unless many of the account send to the same owner: that is software of the account's own, such as an agent
 * that was rolled out, or a worm. While it is new to the account, that is one finding, and none later.
 */
final class OwnersOfFleet implements WatchPlaces.Verdict {
    static final String TYPE = "Behavior:EC2/NamesOfFleet.Vigil";

    private final Unit unit;
    private final int hosts;
    private final int newDays;

    OwnersOfFleet(Unit unit) {
        this.unit = unit;
        this.hosts = unit.settings().count("hosts");
        this.newDays = unit.settings().count("new-for-days");
    }

    @Override
    public @Nullable Signal of(FirstSeen novelty, Signal candidate, Prevalence known) {
        if (known.hosts() <= hosts) {
            return candidate;
        }
        return known.placeDays() <= newDays
                ? Together.of(
                        unit, unit.emit(TYPE), novelty, candidate.detection().discriminator())
                : null;
    }
}
