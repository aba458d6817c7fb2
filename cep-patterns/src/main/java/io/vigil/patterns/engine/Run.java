package io.vigil.patterns.engine;

import io.vigil.events.signals.Signal;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.EventId.EventIdSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable.LockableTypeSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId.NodeIdSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNodeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The partial matches of one sequence and one key.
 *
 * @param fingerprint of the sequence that they are of
 * @param matches where each stands, for Flink CEP
 * @param events the signals that they hold
 * @param nodes which of these follows which
 */
record Run(
        long fingerprint,
        NFAState matches,
        Map<EventId, Lockable<Signal>> events,
        Map<NodeId, Lockable<SharedBufferNode>> nodes) {
    static final TypeSerializer<Signal> SIGNALS =
            TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl());

    private static final NFAStateSerializer MATCHES = new NFAStateSerializer();
    private static final TypeSerializer<NodeId> NODE_IDS = new NodeIdSerializer();
    private static final TypeSerializer<Lockable<Signal>> EVENTS = new LockableTypeSerializer<>(SIGNALS);
    private static final TypeSerializer<Lockable<SharedBufferNode>> NODES =
            new LockableTypeSerializer<>(new SharedBufferNodeSerializer());

    static Run begin(long fingerprint, NFAState start) {
        return new Run(fingerprint, start, new HashMap<>(), new HashMap<>());
    }

    /** Whether nothing is half seen, and nothing complete waits for an earlier one. */
    boolean isOver() {
        return matches.getPartialMatches().size() <= 1
                && matches.getCompletedMatches().isEmpty();
    }

    /** Epoch milliseconds at which the earliest partial match began; {@link Long#MAX_VALUE} when there is none. */
    long earliest() {
        long earliest = Long.MAX_VALUE;
        for (ComputationState match : matches.getPartialMatches()) {
            if (match.getPreviousBufferEntry() != null) {
                earliest = Math.min(earliest, match.getStartTimestamp());
            }
        }
        return earliest;
    }

    /** Epoch milliseconds at which the latest partial match began; {@link Long#MIN_VALUE} when there is none. */
    long latest() {
        long latest = Long.MIN_VALUE;
        for (ComputationState match : matches.getPartialMatches()) {
            if (match.getPreviousBufferEntry() != null) {
                latest = Math.max(latest, match.getStartTimestamp());
            }
        }
        return latest;
    }

    /** The signal that a partial match began with. */
    Signal first(ComputationState match) {
        return events.get(match.getStartEventID()).getElement();
    }

    /** But for the fingerprint. */
    void write(DataOutputView out) throws IOException {
        MATCHES.serialize(matches, out);
        out.writeInt(events.size());
        for (var event : events.entrySet()) {
            EventIdSerializer.INSTANCE.serialize(event.getKey(), out);
            EVENTS.serialize(event.getValue(), out);
        }
        out.writeInt(nodes.size());
        for (var node : nodes.entrySet()) {
            NODE_IDS.serialize(node.getKey(), out);
            NODES.serialize(node.getValue(), out);
        }
    }

    static Run read(long fingerprint, DataInputView in) throws IOException {
        Run run = begin(fingerprint, MATCHES.deserialize(in));
        for (int left = in.readInt(); left > 0; left--) {
            run.events.put(EventIdSerializer.INSTANCE.deserialize(in), EVENTS.deserialize(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            run.nodes.put(NODE_IDS.deserialize(in), NODES.deserialize(in));
        }
        return run;
    }
}
