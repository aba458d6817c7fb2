package io.vigil.models.firstsight;

import io.vigil.events.EventTies;
import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.events.Tactic;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A telling call.
 *
 * @param signal of a rule; its score is the rule's weight
 */
@TypeInfo(StateTypeFactory.class)
public record Telling(Signal signal) implements SightInput {
    static final StateCodec<Telling> CODEC = StateCodec.around(Signal.class, Telling::signal, Telling::new);

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
    public int compareTies(SightInput other) {
        return other instanceof Telling telling ? TIES.compare(signal, telling.signal) : 1;
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

    /** Hash of what was done to which machine; of what was done where that is all that matters. */
    long target() {
        String machine = signal.detection().tactic() == Tactic.EXECUTION
                ? String.valueOf(signal.subject().resource())
                : "";
        return Hash.combine(act(), Hash.of(machine));
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
