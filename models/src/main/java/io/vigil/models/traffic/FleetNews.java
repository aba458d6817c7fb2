package io.vigil.models.traffic;

import io.vigil.catalogue.Unit;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.prevalence.PlaceUsed;
import io.vigil.models.prevalence.Prevalence;
import io.vigil.models.prevalence.Together;
import io.vigil.models.prevalence.WatchPlaces;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports each machine that talks to a new port, uploads to a new place or asks a new name server, unless many of the account took that up lately: an agent, a
 * backup or a browser's setting that was rolled out, or a worm, is one finding, which names them.
 */
final class FleetNews implements WatchPlaces.Verdict {
    static final String PORT = "Behavior:EC2/PortOfFleet.Vigil";
    static final String UPLOAD = "Exfiltration:EC2/UploadsOfFleet.Vigil";
    static final String RESOLVER = "DefenseEvasion:EC2/ResolverOfFleet.Vigil";

    /** What many have in common, by what is reported of one. */
    private static final Map<String, String> OF_MANY = Map.of(
            UnusualTraffic.PORT, PORT,
            UnusualUploads.VOLUME, UPLOAD,
            UnusualUploads.SLOW, UPLOAD,
            UnusualTraffic.RESOLVER, RESOLVER,
            UnusualTraffic.OVER_HTTPS, RESOLVER,
            UnusualTraffic.OVER_TLS, RESOLVER);

    /** Services run in pairs: two are no roll-out. */
    private static final int PAIR = 2;

    private final Unit unit;
    private final int hosts;
    private final double share;
    private final int newDays;
    private final int knownDays;

    FleetNews(Unit unit) {
        this.unit = unit;
        this.hosts = unit.settings().count("hosts");
        this.share = unit.settings().number("share");
        this.newDays = unit.settings().count("new-for-days");
        this.knownDays = unit.settings().count("days");
    }

    /** No agent talks to the ports of log4j's callbacks: these are reported for each machine. */
    @Override
    public @Nullable Signal of(FirstSeen novelty, Signal candidate, Prevalence known) {
        String ofMany = OF_MANY.get(candidate.detection().type());
        boolean isHigh = candidate.detection().severity() >= UnusualTraffic.HIGH;
        if (ofMany == null || isHigh || known.hosts() <= hosts) {
            return candidate;
        }
        boolean isNews = known.isNews(newDays, knownDays);
        boolean areMany = known.hosts() > PAIR && !known.isWithin(share);
        if (areMany && isOfSoftware(candidate, isNews)) {
            return null;
        }
        return isNews ? together(ofMany, novelty, candidate) : candidate;
    }

    /**
     * A trickle that most machines begin within days is an agent's, and a port that others had before is the account's own. Much that leaves many machines at once is
     * not.
     */
    private static boolean isOfSoftware(Signal candidate, boolean isNews) {
        return (isNews ? UnusualUploads.SLOW : UnusualTraffic.PORT)
                .equals(candidate.detection().type());
    }

    private Signal together(String ofMany, FirstSeen novelty, Signal candidate) {
        return Together.of(unit, unit.emit(ofMany), novelty, what(ofMany, novelty, candidate))
                .withSeverity(candidate.detection().severity());
    }

    /** Candidates of uploads are of an address each, of which a store has many. */
    private static String what(String ofMany, FirstSeen novelty, Signal candidate) {
        return ofMany.equals(UPLOAD)
                ? HexFormat.of().toHexDigits(novelty.payload(PlaceUsed.class).place())
                : candidate.detection().discriminator();
    }
}
