package io.vigil.models.mining;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a host that asks for the name of one mining pool again and again, for hours: a miner does, whoever looks a pool up does not. It counts
 * the building blocks of rules that know names of pools.
 */
public final class PoolNames implements Detector<Signal, AskedNames> {
    static final String BY_NAME = "CryptoCurrency:EC2/MiningBehavior.Vigil!DNS";

    private static final Duration FORGET_AFTER = Duration.ofDays(2);
    private static final long SAME_FINDING = Duration.ofDays(1).toMillis();

    private final Unit unit;
    private final Set<String> names;
    private final int within;
    private final int enough;

    PoolNames(Unit unit) {
        this.unit = unit;
        names = Set.copyOf(unit.settings().texts("names"));
        within = unit.settings().count("quarters");
        enough = unit.settings().count("asked-in");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<Signal> observes() {
        return Signal.class;
    }

    @Override
    public Set<String> signalUnits() {
        return names;
    }

    @Override
    public Class<AskedNames> memory() {
        return AskedNames.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(Signal signal) {
        return names.contains(signal.detection().unit()) && signal.activity().domain() != null;
    }

    @Override
    public AskedNames observe(@Nullable AskedNames known, Signal query, Emitter out) {
        AskedNames asked = known == null ? new AskedNames() : known;
        String domain = String.valueOf(query.activity().domain());
        AskedNames.Asked name = asked.of(Hash.of(domain), query.time());
        name.see(query.time());
        int quarters = name.within(within);
        if (quarters >= enough && query.time() > name.reportedUntil) {
            name.reportedUntil = query.time() + SAME_FINDING;
            out.signal(SignalDraft.of(unit.id(), unit.emit(BY_NAME), query)
                    .since(name.since)
                    .discriminator(domain)
                    .score(quarters)
                    .observations(new Observation("instance", "quarters", true, Frequency.UNSEEN, new String[] {
                        "asked in " + quarters + " of the latest " + within + " quarters of an hour"
                    }))
                    .sign());
        }
        return asked;
    }
}
