package io.vigil.events.signals;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.Collector;

/**
 * A signal once it is known who is behind its credentials: what a detector observes that wants a user and the roles that the user took on as
 * one entity: {@linkplain #isEvidence evidence}, but for what such detectors and sequences emit.
 *
 * @param signal without the record of its event, which its finding has
 * @param ofUser it counts for the user who acted, though somebody else made the key or the password and may be behind it
 */
@TypeInfo(StateTypeFactory.class)
public record RootSignal(Signal signal, boolean ofUser) {
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

    public RootSignal(Signal signal) {
        this(signal, false);
    }

    /**
     * Evidence, of whoever's doing it may be: of a user with a key or password that somebody else just made, both. It names the maker either way, so that
     * what comes of both is one incident.
     */
    public static void name(Signal signal, Collector<RootSignal> out) {
        if (!isEvidence(signal)) {
            return;
        }
        Signal evidence = signal.withoutLine();
        out.collect(new RootSignal(evidence));
        if (evidence.subject().isOfTwo()) {
            out.collect(new RootSignal(evidence, true));
        }
    }

    /** The same, but of what is by a lasting key that somebody else may have made: it comes again, once it is known who. */
    public static void nameOther(Signal signal, Collector<RootSignal> out) {
        if (!signal.subject().mayHaveMaker()) {
            name(signal, out);
        }
    }

    /** Whom it counts for, as {@link Subject#self} names it: who is behind it, or who acted where nobody is named. */
    public String root() {
        Subject subject = signal.subject();
        String behind = subject.root();
        return behind == null || ofUser ? subject.self(signal.account()) : behind;
    }

    /** 64-bit hash of {@link #root}, for ever the same. */
    public long key() {
        return Hash.of(root());
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<RootSignal> CODEC = StateCodec.of(2, Codec::write, Codec::read)
                .since(1, in -> new RootSignal(SignalForm.readSignal(in)))
                .immutable();

        private static void write(RootSignal root, DataOutputView out) throws IOException {
            SignalForm.writeSignal(root.signal, out);
            out.writeBoolean(root.ofUser);
        }

        private static RootSignal read(DataInputView in) throws IOException {
            return new RootSignal(SignalForm.readSignal(in), in.readBoolean());
        }
    }
}
