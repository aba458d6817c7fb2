package io.vigil.jobs.sequences;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Signal;
import io.vigil.events.text.Printable;
import io.vigil.flink.KeyedStates;
import io.vigil.patterns.Sequence;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink CEP's operator for one sequence, that knows when the sequence was edited. Flink's automaton fails on the partial matches of another
 * structure, or goes on with them as if their steps were its own. So the savepoint holds the {@linkplain Sequence#fingerprint() fingerprint}
 * of the sequence beside them: when it differs, they are dropped, and the log says how many. Signals that wait for the watermark are kept,
 * since they are of no sequence yet.
 */
public final class MatchSequence extends CepOperator<Signal, String, Signal> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(MatchSequence.class);

    /** The names under which Flink CEP keeps partial matches: the signals they hold, for one, are nothing else's. */
    private static final String HELD = "sharedBuffer-events";

    private static final List<String> PARTIAL_MATCHES =
            List.of("nfaStateName", "sharedBuffer-entries-with-lockable-edges", "sharedBuffer-events-count");

    private final String sequence;
    private final long fingerprint;
    private transient ListState<Long> fingerprints;
    private transient long watermark;

    /** For a stream keyed by {@link Sequence#keyOf}, of signals that the sequence reads. */
    public MatchSequence(Sequence sequence, Tuning tuning, SerializerConfig config) {
        super(
                TypeInformation.of(Signal.class).createSerializer(config),
                false,
                NFACompiler.compileFactory(sequence.pattern(), false),
                sequence.order(),
                sequence.pattern().getAfterMatchSkipStrategy(),
                new EmitSequence(sequence, tuning),
                null);
        this.sequence = sequence.id();
        this.fingerprint = sequence.fingerprint();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        watermark = Long.MIN_VALUE;
        fingerprints = KeyedStates.ofAllSubtasks(context.getOperatorStateStore(), "fingerprint", Types.LONG);
        if (context.isRestored() && !isOurs(fingerprints.get())) {
            dropPartialMatches();
        }
    }

    /** A savepoint without any cannot say what its partial matches are of. */
    private boolean isOurs(Iterable<Long> restored) {
        boolean any = false;
        for (long other : restored) {
            if (other != fingerprint) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private void dropPartialMatches() throws Exception {
        long dropped = KeyedStates.clear(getKeyedStateBackend(), HELD);
        for (String name : PARTIAL_MATCHES) {
            KeyedStates.clear(getKeyedStateBackend(), name);
        }
        if (dropped > 0) {
            LOG.warn(
                    "Sequence {} is not the one that the savepoint was taken with: it begins anew, without the partial matches of {} keys",
                    Printable.of(sequence),
                    dropped);
        }
    }

    /**
     * Flink's operator drops what is late, without a word. A signal is late when it comes from a log that was silent while others went on: it
     * then takes its step at the moment at which it is known.
     */
    @Override
    public void processElement(StreamRecord<Signal> element) throws Exception {
        element.setTimestamp(Math.max(element.getTimestamp(), watermark + 1));
        super.processElement(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        super.processWatermark(mark);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        fingerprints.update(List.of(fingerprint));
    }
}
