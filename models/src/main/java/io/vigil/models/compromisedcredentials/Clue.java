package io.vigil.models.compromisedcredentials;

import io.vigil.events.SequenceStep;
import io.vigil.events.Tactic;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * One signal as evidence against a principal.
 *
 * @param eValue how much it speaks against an innocent day, as {@link EValues#of} has it
 */
@TypeInfo(StateTypeFactory.class)
record Clue(double eValue, SequenceStep step) {
    static final StateCodec<Clue> CODEC =
            StateCodec.of(1, Clue::write, Clue::read).immutable();

    /** Signals of one unit that are closer than this belong to one visit, and are one piece of evidence. */
    private static final long VISIT = 3_600_000L;

    private static final TypeSerializer<SequenceStep> STEPS =
            TypeInformation.of(SequenceStep.class).createSerializer(new SerializerConfigImpl());

    long time() {
        return step.time();
    }

    Tactic tactic() {
        return step.tactic();
    }

    /** Whether both are one piece of evidence: of one unit within one visit, or of one event. */
    boolean isOneWith(Clue other) {
        boolean oneVisit =
                Math.abs(time() - other.time()) < VISIT && step.unit().equals(other.step.unit());
        return oneVisit || !lastEvent().isEmpty() && lastEvent().equals(other.lastEvent());
    }

    /** The one that decided. */
    private String lastEvent() {
        String[] ids = step.eventIds();
        return ids.length == 0 ? "" : ids[ids.length - 1];
    }

    void write(DataOutputView out) throws IOException {
        out.writeDouble(eValue);
        STEPS.serialize(step, out);
    }

    static Clue read(DataInputView in) throws IOException {
        return new Clue(in.readDouble(), STEPS.deserialize(in));
    }
}
