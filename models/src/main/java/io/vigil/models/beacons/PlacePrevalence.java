package io.vigil.models.beacons;

import io.vigil.catalogue.Unit;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.NetworkKey;
import io.vigil.models.names.RegisteredDomain;
import io.vigil.models.prevalence.Prevalence;
import io.vigil.models.prevalence.Together;
import io.vigil.models.prevalence.WatchPlaces;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Weighs beacons by who else of the account uses the place. Who is alone is reported, and two are, together, worth no more than one: services run in pairs. A new agent reaches every machine, or all of a kind; an
 * implant that spreads reaches a few of many: these make one finding together while the place is new to the account. What more have is the account's own.
 * Of names, which everything in constant use is asked for by the clock, none is reported that the account has known for long.
 */
final class PlacePrevalence implements WatchPlaces.Verdict {
    static final String TOGETHER = "Backdoor:EC2/BeaconingTogether.Vigil";
    static final String TOGETHER_BY_NAME = "Backdoor:EC2/BeaconingTogether.Vigil!DNS";

    private final Unit unit;
    private final int hosts;
    private final double share;
    private final int knownDays;
    private final int newDays;

    PlacePrevalence(Unit unit) {
        this.unit = unit;
        this.hosts = unit.settings().count("hosts");
        this.share = unit.settings().number("share");
        this.knownDays = unit.settings().count("known-days");
        this.newDays = unit.settings().count("new-for-days");
    }

    @Override
    public @Nullable Signal of(FirstSeen novelty, Signal candidate, Prevalence known) {
        boolean isByName = NameBeaconing.BY_NAME.equals(candidate.detection().type());
        boolean isNews = known.isNews(newDays, knownDays);
        boolean isAlone = known.hosts() <= 1 || known.hosts() <= hosts && !isNews;
        if (isAlone) {
            return isByName && !isNews ? null : candidate;
        }
        boolean areFew = known.hosts() <= hosts || known.isWithin(share);
        if (!isNews || !areFew) {
            return null;
        }
        Signal together = together(isByName, novelty, candidate);
        return known.hosts() > hosts
                ? together
                : together.withSeverity(candidate.detection().severity());
    }

    private Signal together(boolean isByName, FirstSeen novelty, Signal candidate) {
        return isByName
                ? Together.of(unit, unit.emit(TOGETHER_BY_NAME), novelty, domain(candidate))
                : Together.of(unit, unit.emit(TOGETHER), novelty, network(candidate));
    }

    /** Not what distinguishes the candidate: one of many domains of a host is distinguished by none. */
    private static String domain(Signal candidate) {
        String name = Objects.requireNonNull(candidate.activity().domain());
        return Objects.requireNonNull(RegisteredDomain.delegated(name)).name();
    }

    private static String network(Signal candidate) {
        String remote = candidate.remote().ip();
        return NetworkKey.text(NetworkKey.around(remote == null ? null : Ip.parse(remote), Beaconing.NEIGHBOURS));
    }
}
