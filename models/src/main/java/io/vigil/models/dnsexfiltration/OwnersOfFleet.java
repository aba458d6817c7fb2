package io.vigil.models.dnsexfiltration;

import io.vigil.catalogue.Unit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.FirstSeen;
import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.events.Signal;
import io.vigil.events.Subject;
import io.vigil.models.prevalence.Prevalence;
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
        return known.placeDays() <= newDays ? ofFleet(novelty, candidate, known.hosts()) : null;
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
