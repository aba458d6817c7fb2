package io.vigil.models.dnsexfiltration;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.FirstSeen;
import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.events.Signal;
import io.vigil.events.Subject;
import io.vigil.models.baseline.Days;
import io.vigil.models.prevalence.PlaceUsed;
import io.vigil.models.prevalence.PlacesUsed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Passes on which host sends data out in names, unless many of the account send to the same owner: that is software of the account's own, such as an agent
 * that was rolled out, or a worm. While it is new to the account, that is one finding, and none later.
 */
final class OwnersOfFleet implements Detector<FirstSeen, PlacesUsed> {
    static final String TYPE = "Behavior:EC2/NamesOfFleet.Vigil";

    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private final Unit unit;
    private final int hosts;
    private final int newDays;

    OwnersOfFleet(Unit unit) {
        this.unit = unit;
        this.hosts = unit.settings().count("hosts");
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
        PlacesUsed owners = known == null ? new PlacesUsed(today) : known;
        long owner = novelty.payload(PlaceUsed.class).place();
        Signal candidate = novelty.candidate();
        if (candidate == null) {
            owners.use(owner, novelty.entity(), today);
        } else if (owners.hosts(owner) <= hosts) {
            out.signal(candidate);
        } else if (today - owners.first(owner, today) <= newDays) {
            out.signal(ofFleet(novelty, candidate, owners.hosts(owner)));
        }
        return owners;
    }

    /** About nobody in particular, so that all hosts make one finding. */
    private Signal ofFleet(FirstSeen novelty, Signal candidate, int count) {
        String owner = candidate.detection().discriminator();
        return SignalDraft.of(unit.id(), unit.emit(TYPE), novelty)
                .subject(Subject.NOBODY)
                .everywhere()
                .discriminator(owner)
                .score(count)
                .observations(
                        new Observation("account", "registeredDomain", true, Frequency.UNSEEN, new String[] {owner}))
                .sign();
    }
}
