package io.vigil.models.traffic;

import io.vigil.catalogue.Unit;
import io.vigil.events.FirstSeen;
import io.vigil.events.Signal;
import io.vigil.models.prevalence.Prevalence;
import io.vigil.models.prevalence.Together;
import io.vigil.models.prevalence.WatchPlaces;
import org.jspecify.annotations.Nullable;

/**
 * Reports each machine that talks to a new port, unless many of the account took that port up lately: an agent that was rolled out, or a worm, is one finding,
 * which names them.
 */
final class PortsOfFleet implements WatchPlaces.Verdict {
    static final String TYPE = "Behavior:EC2/PortOfFleet.Vigil";

    private final Unit unit;
    private final int hosts;
    private final int newDays;
    private final int knownDays;

    PortsOfFleet(Unit unit) {
        this.unit = unit;
        this.hosts = unit.settings().count("hosts");
        this.newDays = unit.settings().count("new-for-days");
        this.knownDays = unit.settings().count("days");
    }

    /** No agent talks to the ports of log4j's callbacks: these are reported for each machine. */
    @Override
    public @Nullable Signal of(FirstSeen novelty, Signal candidate, Prevalence known) {
        boolean isHigh = candidate.detection().severity() >= UnusualTraffic.HIGH;
        boolean isOfFleet = !isHigh && known.hosts() > hosts && known.isNews(newDays, knownDays);
        return isOfFleet
                ? Together.of(
                        unit, unit.emit(TYPE), novelty, candidate.detection().discriminator())
                : candidate;
    }
}
