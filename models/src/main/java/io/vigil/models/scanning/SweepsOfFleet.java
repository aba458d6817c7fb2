package io.vigil.models.scanning;

import io.vigil.catalogue.Unit;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.prevalence.Prevalence;
import io.vigil.models.prevalence.Together;
import io.vigil.models.prevalence.WatchPlaces;
import org.jspecify.annotations.Nullable;

/**
 * Reports each machine that sweeps a port, unless many of the account did within the latest weeks: machines that share updates with each other, look for printers
 * or have caught a worm are one finding, which names them.
 */
final class SweepsOfFleet implements WatchPlaces.Verdict {
    static final String TYPE = "Impact:EC2/PortSweepOfFleet.Vigil";

    private final Unit unit;
    private final int hosts;

    SweepsOfFleet(Unit unit) {
        this.unit = unit;
        this.hosts = unit.settings().count("hosts");
    }

    @Override
    public @Nullable Signal of(FirstSeen novelty, Signal candidate, Prevalence known) {
        String port = Integer.toString(candidate.activity().remotePort());
        return known.hosts() > hosts ? Together.of(unit, unit.emit(TYPE), novelty, port) : candidate;
    }
}
