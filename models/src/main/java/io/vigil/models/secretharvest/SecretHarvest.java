package io.vigil.models.secretharvest;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.Signal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a principal that asks for many different secrets within minutes: more than anybody needs, and several times what it asks for on its
 * busiest days. It counts the building blocks of rules that see single reads, refused ones among them. What only time can tell is left to
 * {@link SteadyReaders}.
 */
public final class SecretHarvest implements Detector<Signal, SecretReads> {
    static final Duration FORGET_AFTER = Duration.ofDays(45);

    private final Unit unit;
    private final Harvesting harvesting;

    public SecretHarvest(Unit unit) {
        this.unit = unit;
        harvesting = new Harvesting(unit);
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
        return harvesting.units();
    }

    @Override
    public Class<SecretReads> memory() {
        return SecretReads.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(Signal signal) {
        return harvesting.isRead(signal);
    }

    @Override
    public SecretReads observe(@Nullable SecretReads known, Signal read, Emitter out) {
        SecretReads harvest = known == null ? new SecretReads() : known;
        if (harvesting.take(harvest, read) && !harvesting.isDoubtful(harvest, read)) {
            out.signal(harvesting.tell(harvest, read));
        }
        return harvest;
    }
}
