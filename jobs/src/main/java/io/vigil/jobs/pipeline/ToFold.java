package io.vigil.jobs.pipeline;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.StoredText;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Folding;
import io.vigil.flink.order.EventOrder;
import io.vigil.jobs.detections.SignalOrder;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A signal on its way into a finding, and how it counts there.
 *
 * @param id of the finding, computed once
 */
@TypeInfo(StateTypeFactory.class)
public record ToFold(Signal signal, As as, String id) {
    static final StateCodec<ToFold> CODEC =
            StateCodec.of(1, ToFold::write, ToFold::read).immutable();

    private static final TypeSerializer<Signal> SIGNALS =
            TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl());

    /** How it counts. */
    public enum As {
        /** As one of the signals of its finding. */
        SIGNAL,
        /** Not: it is there early, and comes again as a signal or withdrawn. */
        EARLY,
        /** Not: it is part of another finding, and what was reported early of its own does not hold. */
        WITHDRAWN,
        /** Not: it is a sequence that the finding is a member of. */
        SEQUENCE
    }

    ToFold(Signal signal, As as) {
        this(signal, as, Folding.keyOf(signal));
    }

    /** One for each finding that a sequence is made of. */
    static Stream<ToFold> members(Signal sequence) {
        return Folding.membersOf(sequence).stream().map(id -> new ToFold(sequence, As.SEQUENCE, id));
    }

    ToFold as(As other) {
        return new ToFold(signal, other, id);
    }

    private static void write(ToFold record, DataOutputView out) throws IOException {
        SIGNALS.serialize(record.signal, out);
        StoredText.writeWord(record.as.name(), out);
        StoredText.write(record.id, out);
    }

    private static ToFold read(DataInputView in) throws IOException {
        return new ToFold(SIGNALS.deserialize(in), As.valueOf(StoredText.readWord(in)), StoredText.readPresent(in));
    }

    /** By finding, in order of event time. */
    static final class Order implements EventOrder<ToFold> {
        private static final long serialVersionUID = 1;
        private final EventOrder<Signal> signals;

        Order() {
            this(new SignalOrder());
        }

        Order(EventOrder<Signal> signals) {
            this.signals = signals;
        }

        @Override
        public long key(ToFold record) {
            return Hash.of(record.id);
        }

        @Override
        public long time(ToFold record) {
            return record.signal.time();
        }

        @Override
        public int compareTies(ToFold one, ToFold other) {
            int bySignal = signals.compareTies(one.signal, other.signal);
            return bySignal != 0 ? bySignal : one.as.compareTo(other.as);
        }
    }
}
