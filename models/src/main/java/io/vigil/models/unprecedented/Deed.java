package io.vigil.models.unprecedented;

import io.vigil.events.EventTies;
import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What was noticed of a principal.
 *
 * @param signal of a rule or a count; its score is the weight of what was done
 */
@TypeInfo(StateTypeFactory.class)
public record Deed(Signal signal) implements DeedInput {
    static final StateCodec<Deed> CODEC = StateCodec.around(Signal.class, Deed::signal, Deed::new);

    private static final Comparator<Signal> TIES = Comparator.comparing(
                    (Signal signal) -> signal.detection().type() == null)
            .thenComparing(EventTies.SIGNALS);

    @Override
    public long key() {
        return Hash.of(signal.account());
    }

    @Override
    public long time() {
        return signal.time();
    }

    /** Findings first, so that the building blocks of the same call find them reported. */
    @Override
    public int compareTies(DeedInput other) {
        return other instanceof Deed deed ? TIES.compare(signal, deed.signal) : 1;
    }

    /** Hash of the principal, as of its calls. */
    long who() {
        return Hash.combine(
                Hash.of(signal.account()),
                Hash.of(String.valueOf(signal.subject().principal())));
    }

    /** Hash of what was done. */
    long act() {
        return Hash.of(signal.detection().unit() + ' ' + signal.activity().api());
    }

    /** Whether people see it anyway. */
    boolean isFinding() {
        return signal.detection().type() != null;
    }

    long event() {
        return Hash.of(signal.evidence().lastEvent());
    }

    double weight() {
        return signal.score().value();
    }
}
