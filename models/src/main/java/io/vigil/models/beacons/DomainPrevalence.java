package io.vigil.models.beacons;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.FirstSeen;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Drops rhythms of names that others of the account ask for, too, or that it has known for long: what is left is reported. */
final class DomainPrevalence implements Detector<FirstSeen, AskedDomains> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private final Unit unit;
    private final int hosts;
    private final int knownDays;
    private final int newDays;

    DomainPrevalence(Unit unit) {
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
    public Class<AskedDomains> memory() {
        return AskedDomains.class;
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
    public AskedDomains observe(@Nullable AskedDomains known, FirstSeen novelty, Emitter out) {
        int today = Days.of(novelty.time());
        AskedDomains asked = known == null ? new AskedDomains(today) : known;
        long domain = novelty.payload(DomainAsked.class).domain();
        if (novelty.candidate() == null) {
            asked.ask(domain, today);
        } else if (today - asked.since() >= knownDays
                && asked.hosts(domain) <= hosts
                && today - asked.first(domain, today) <= newDays) {
            out.signal(novelty.candidate());
        }
        return asked;
    }
}
