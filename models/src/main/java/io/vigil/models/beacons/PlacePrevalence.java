package io.vigil.models.beacons;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.FirstSeen;
import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.events.Signal;
import io.vigil.events.Subject;
import io.vigil.events.net.Ip;
import io.vigil.models.baseline.NetworkKey;
import io.vigil.models.prevalence.Prevalence;
import io.vigil.models.prevalence.WatchPlaces;
import org.jspecify.annotations.Nullable;

/**
 * Weighs beacons by who else of the account uses the place. One or two hosts are reported each. A new agent reaches every machine, or all of a kind; an
 * implant that spreads reaches a few of many: these make one finding together, which names them, while the place is new to the account. What more have
 * is the account's own. Of names, which everything in constant use is asked for by the clock, none is reported
 * that the account has known for long.
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
        if (known.hosts() <= hosts) {
            return isByName && !isNews ? null : candidate;
        }
        if (!isNews || !known.isWithin(share)) {
            return null;
        }
        return isByName
                ? together(novelty, unit.emit(TOGETHER_BY_NAME), candidate, candidate.detection().discriminator())
                : together(novelty, unit.emit(TOGETHER), candidate, network(candidate));
    }

    private static String network(Signal candidate) {
        String remote = candidate.remote().ip();
        return NetworkKey.text(NetworkKey.around(remote == null ? null : Ip.parse(remote), Beaconing.NEIGHBOURS));
    }

    /** About nobody in particular, so that all hosts make one finding; each names itself. */
    private Signal together(FirstSeen novelty, Emit emit, Signal candidate, String place) {
        String host = candidate.subject().entity();
        return SignalDraft.of(unit.id(), emit, novelty)
                .subject(Subject.NOBODY)
                .everywhere()
                .discriminator(place)
                .score(candidate.score().value())
                .pValue(candidate.score().pValue())
                .observations(new Observation("account", "hosts", true, Frequency.UNSEEN, new String[] {host}))
                .sign();
    }
}
