package io.vigil.events;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.Collector;

/**
 * A signal once it is known who is behind its credentials: what a detector observes that wants a user and the roles that the user took on as
 * one entity: {@linkplain #isEvidence evidence}, but for what such detectors and sequences emit.
 */
@TypeInfo(StateTypeFactory.class)
public record RootSignal(Signal signal) {
    /** Of the scale of weights that rules share: thirty times likelier an attacker's. */
    private static final double TELLING = 1.5;

    /**
     * Whether it speaks against somebody: whatever people read, and building blocks about a principal that mean much. What is too little to be read
     * alone is what chains are made of.
     */
    public static boolean isEvidence(Signal signal) {
        return signal.detection().type() != null
                || signal.score().value() >= TELLING && signal.subject().principal() != null;
    }

    /** Evidence, of whoever's doing it may be: of a user with a password that somebody else just made, both. */
    public static void name(Signal signal, Collector<RootSignal> out) {
        if (!isEvidence(signal)) {
            return;
        }
        out.collect(new RootSignal(signal));
        if (signal.subject().isOfTwo()) {
            out.collect(new RootSignal(signal.withRoot(null)));
        }
    }

    /** Who is behind it, as {@code account/principal}; the signal's own entity where nobody is named. */
    public String root() {
        Subject subject = signal.subject();
        String behind = subject.root();
        return behind == null ? signal.account() + "/" + subject.entity() : behind;
    }

    /** 64-bit hash of {@link #root}, for ever the same. */
    public long key() {
        return Hash.of(root());
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<RootSignal> CODEC = StateCodec.of(
                        1,
                        (RootSignal root, DataOutputView out) -> SignalForm.writeSignal(root.signal, out),
                        in -> new RootSignal(SignalForm.readSignal(in)))
                .immutable();
    }
}
