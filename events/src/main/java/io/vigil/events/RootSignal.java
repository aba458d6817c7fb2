package io.vigil.events;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.Collector;

/**
 * A signal once it is known who is behind its credentials: what a detector observes that wants a user and the roles that the user took on as
 * one entity. Building blocks that nobody reads are not among them, nor what such detectors and sequences emit.
 */
@TypeInfo(StateTypeFactory.class)
public record RootSignal(Signal signal) {
    /** Whoever's doing it may be: of a user with a key that somebody else just made, both. */
    public static void name(Signal signal, Collector<RootSignal> out) {
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
