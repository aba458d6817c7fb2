package io.vigil.models.instancecredentials;

import io.vigil.events.Hash;
import io.vigil.events.codec.ByContent;
import io.vigil.events.signals.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That an instance's credentials may be used by somebody else. It is judged some minutes after the call, when the flows of that time have come.
 *
 * @param signal a building block of {@link InstanceCredentialExfiltration} that names the instance
 */
public record Suspicion(Signal signal) implements AlibiInput {
    private static final Comparator<Signal> TIES = Comparator.comparing(
                    (Signal signal) -> signal.evidence().eventIds(), Arrays::compare)
            .thenComparingLong(signal -> signal.occurrence().since())
            .thenComparing(signal -> signal.detection().discriminator())
            .thenComparing(signal -> signal.detection().title())
            .thenComparing(new ByContent<>(Signal.class));

    /** Null when the signal is not a suspicion that flow logs can settle. */
    static @Nullable Suspicion of(Signal signal) {
        boolean isOne = signal.detection().type() == null
                && signal.detection().unit().equals(InstanceCredentialExfiltration.ID)
                && signal.subject().instance() != null;
        return isOne ? new Suspicion(signal) : null;
    }

    @Override
    public long key() {
        String instance = Objects.requireNonNull(signal.subject().instance());
        return Hash.combine(Hash.of(signal.account()), Hash.of(instance));
    }

    @Override
    public long time() {
        return signal.time() + Alibi.PATIENCE.toMillis();
    }

    /** Behind what was shown until then. */
    @Override
    public int compareTies(AlibiInput other) {
        return other instanceof Suspicion suspicion ? TIES.compare(signal, suspicion.signal) : 1;
    }
}
