package io.vigil.models.unprecedented;

import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.NoticedAct;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What was noticed of a principal.
 *
 * @param signal of a rule or a count; its score is the weight of what was done
 */
@TypeInfo(StateTypeFactory.class)
public record Deed(Signal signal) implements DeedInput, NoticedAct {
    static final StateCodec<Deed> CODEC = StateCodec.around(Signal.class, Deed::signal, Deed::new);

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
        return other instanceof Deed deed ? FINDINGS_FIRST.compare(signal, deed.signal) : 1;
    }
}
