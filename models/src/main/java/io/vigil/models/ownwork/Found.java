package io.vigil.models.ownwork;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import io.vigil.models.baseline.NoticedAct;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What was found of a principal.
 *
 * @param signal with a finding type and a principal
 */
@TypeInfo(StateTypeFactory.class)
public record Found(Signal signal) implements OwnedInput, NoticedAct {
    static final StateCodec<Found> CODEC = StateCodec.around(Signal.class, Found::signal, Found::new);

    /** Whether it is a finding that names somebody. */
    static boolean isOne(Signal signal) {
        return signal.detection().type() != null && signal.subject().principal() != null;
    }

    @Override
    public long who() {
        return NoticedAct.super.who();
    }

    @Override
    public long time() {
        return signal.time();
    }

    /** Hashes of the ids of all events that it rests on. */
    LongStream events() {
        return Arrays.stream(signal.evidence().eventIds()).mapToLong(Hash::of);
    }

    @Override
    public int compareTies(OwnedInput other) {
        return other instanceof Found found ? SignalTies.ORDER.compare(signal, found.signal) : 1;
    }
}
