package io.vigil.models.prevalence;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The account's stage of a unit whose hosts report that they use a place, and, with a candidate, what they would report of it: notes who uses what, and
 * leaves the candidates to the unit.
 */
public final class WatchPlaces implements Detector<FirstSeen, PlacesUsed> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private final Unit unit;
    private final Verdict verdict;

    /** What becomes of a candidate. */
    @FunctionalInterface
    public interface Verdict {
        /** Null where nothing is to be reported. */
        @Nullable
        Signal of(FirstSeen novelty, Signal candidate, Prevalence known);
    }

    public WatchPlaces(Unit unit, Verdict verdict) {
        this.unit = unit;
        this.verdict = verdict;
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
        PlaceUsed used = novelty.payload(PlaceUsed.class);
        long place = used.place();
        Signal candidate = novelty.candidate();
        if (candidate == null) {
            places.use(place, novelty.entity(), today);
            return places;
        }
        if (used.ofYoung() && !places.isStrangeOfYoung(place, today)) {
            return places;
        }
        Signal reported = verdict.of(novelty, candidate, places.prevalence(place, today));
        if (reported != null) {
            out.signal(reported);
        }
        return places;
    }
}
