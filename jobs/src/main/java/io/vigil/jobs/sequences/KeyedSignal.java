package io.vigil.jobs.sequences;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Signal;
import io.vigil.flink.order.EventOrder;
import io.vigil.jobs.detections.SignalOrder;
import io.vigil.patterns.SequenceKey;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A signal as a possible step of sequences with one kind of key.
 *
 * @param key hash of kind and key: different kinds share no state
 */
@TypeInfo(StateTypeFactory.class)
public record KeyedSignal(long key, SequenceKey kind, Signal signal) {
    static final StateCodec<KeyedSignal> CODEC =
            StateCodec.of(1, KeyedSignal::write, KeyedSignal::read).immutable();

    private static final TypeSerializer<Signal> SIGNALS =
            TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl());

    static KeyedSignal of(SequenceKey kind, String key, Signal signal) {
        return new KeyedSignal(Hash.of(kind + " " + key), kind, signal);
    }

    private static void write(KeyedSignal keyed, DataOutputView out) throws IOException {
        out.writeLong(keyed.key);
        out.writeByte(keyed.kind.code());
        SIGNALS.serialize(keyed.signal, out);
    }

    private static KeyedSignal read(DataInputView in) throws IOException {
        return new KeyedSignal(in.readLong(), SequenceKey.of(in.readByte()), SIGNALS.deserialize(in));
    }

    /** By key. */
    public static final class Order implements EventOrder<KeyedSignal> {
        private static final long serialVersionUID = 1;
        private final SignalOrder signals = new SignalOrder();

        @Override
        public long key(KeyedSignal keyed) {
            return keyed.key;
        }

        @Override
        public long time(KeyedSignal keyed) {
            return keyed.signal.time();
        }

        @Override
        public int compareTies(KeyedSignal one, KeyedSignal other) {
            return signals.compareTies(one.signal, other.signal);
        }
    }
}
