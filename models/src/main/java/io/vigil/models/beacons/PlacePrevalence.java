package io.vigil.models.beacons;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.FirstSeen;
import io.vigil.events.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.prevalence.PlaceUsed;
import io.vigil.models.prevalence.PlacesUsed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Drops beacons to places that others of the account use, too: a new agent reaches every machine within days, an implant does not. Of names, which
 * everything in constant use is asked for by the clock, also to those that the account has known for long. What is left is reported.
 */
final class PlacePrevalence implements Detector<FirstSeen, PlacesUsed> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private final Unit unit;
    private final int hosts;
    private final int knownDays;
    private final int newDays;

    PlacePrevalence(Unit unit) {
        this.unit = unit;
        this.hosts = unit.settings().count("hosts");
        this.knownDays = unit.settings().count("known-days");
        this.newDays = unit.settings().count("new-for-days");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<FirstSeen> observes() {
        return FirstSeen.class;
    }

    @Override
    public Class<PlacesUsed> memory() {
        return PlacesUsed.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(FirstSeen novelty) {
        return novelty.unit().equals(unit.id());
    }

    @Override
    public PlacesUsed observe(@Nullable PlacesUsed known, FirstSeen novelty, Emitter out) {
        int today = Days.of(novelty.time());
        PlacesUsed places = known == null ? new PlacesUsed(today) : known;
        long place = novelty.payload(PlaceUsed.class).place();
        Signal candidate = novelty.candidate();
        if (candidate == null) {
            places.use(place, novelty.entity(), today);
        } else if (places.hosts(place) <= hosts && (!isByName(candidate) || isNews(places, place, today))) {
            out.signal(candidate);
        }
        return places;
    }

    private static boolean isByName(Signal candidate) {
        return NameBeaconing.BY_NAME.equals(candidate.detection().type());
    }

    private boolean isNews(PlacesUsed places, long place, int today) {
        return today - places.since() >= knownDays && today - places.first(place, today) <= newDays;
    }
}
