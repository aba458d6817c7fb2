package io.vigil.models.firstsight;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.NoticedAct;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A telling call.
 *
 * @param signal of a rule; its score is the rule's weight
 */
@TypeInfo(StateTypeFactory.class)
public record Telling(Signal signal) implements SightInput, NoticedAct {
    private static final Comparator<Signal> FINDINGS_FIRST = Comparator.comparing(
                    (Signal signal) -> signal.detection().type() == null)
            .thenComparing(SignalTies.ORDER);

    static final StateCodec<Telling> CODEC = StateCodec.around(Signal.class, Telling::signal, Telling::new);

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
        return other instanceof Telling telling ? FINDINGS_FIRST.compare(signal, telling.signal) : 1;
    }

    boolean failed() {
        return signal.activity() instanceof ApiCallActivity call && call.errorCode() != null;
    }

    /** Hash of what was done to which machine; of what was done where that is all that matters. */
    long target() {
        String machine = signal.detection().tactic() == Tactic.EXECUTION
                ? String.valueOf(signal.subject().resource())
                : "";
        return Hash.combine(act(), Hash.of(machine));
    }
}
