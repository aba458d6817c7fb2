package io.vigil.models.beacons;

import io.vigil.catalogue.Unit;
import io.vigil.events.FirstSeen;
import io.vigil.events.Signal;
import io.vigil.models.prevalence.Prevalence;
import io.vigil.models.prevalence.WatchPlaces;
import org.jspecify.annotations.Nullable;

/**
 * Drops beacons to places that others of the account use, too: a new agent reaches every machine within days, an implant does not. Of names, which
 * everything in constant use is asked for by the clock, also to those that the account has known for long. What is left is reported.
 */
final class PlacePrevalence implements WatchPlaces.Verdict {
    private final int hosts;
    private final int knownDays;
    private final int newDays;

    PlacePrevalence(Unit unit) {
        this.hosts = unit.settings().count("hosts");
        this.knownDays = unit.settings().count("known-days");
        this.newDays = unit.settings().count("new-for-days");
    }

    @Override
    public @Nullable Signal of(FirstSeen novelty, Signal candidate, Prevalence known) {
        boolean kept = known.hosts() <= hosts && (!isByName(candidate) || isNews(known));
        return kept ? candidate : null;
    }

    private static boolean isByName(Signal candidate) {
        return NameBeaconing.BY_NAME.equals(candidate.detection().type());
    }

    private boolean isNews(Prevalence known) {
        return known.accountDays() >= knownDays && known.placeDays() <= newDays;
    }
}
