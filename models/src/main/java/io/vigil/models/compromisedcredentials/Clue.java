package io.vigil.models.compromisedcredentials;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Hand;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.Days;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * One signal as evidence against a principal. Nearly all are forgotten without ever having been part of a story, so the signal itself lies as bytes
 * meanwhile: a third of what it takes as objects.
 *
 * @param eValue how much it speaks against an innocent day, as {@link EValues#of} has it
 * @param isRead whether people read it; else it is a building block
 * @param time epoch milliseconds
 * @param witness who says so: the unit, but for all that report what is out of the ordinary, who see the same news, it is one
 * @param isElsewhere whether it is from a network that the principal hardly ever came from
 * @param isBlinding whether it takes logs or guards away, so that what follows is not seen
 * @param account in which it was done
 * @param service of AWS that was asked; empty where it was none
 * @param lastEvent id of the event that decided; empty when none is named
 * @param bytes of the {@link #step}; never written to
 */
@TypeInfo(StateTypeFactory.class)
record Clue(
        double eValue,
        boolean isRead,
        long time,
        Tactic tactic,
        String unit,
        String witness,
        boolean isElsewhere,
        boolean isBlinding,
        String account,
        String service,
        String lastEvent,
        byte[] bytes) {
    static final StateCodec<Clue> CODEC =
            StateCodec.of(1, Clue::write, Clue::read).immutable();

    /** Signals of one unit that are closer than this belong to one visit, and are one piece of evidence. */
    private static final long VISIT = 3_600_000L;

    private static final int USUAL_BYTES = 512;

    /** All that report what is out of the ordinary. */
    private static final String NEWS = "/AnomalousBehavior";

    /** To set how somebody proves who they are, such as a new password: ATT&CK counts it as persistence, too. */
    private static final String SET_CREDENTIALS = "T1556";

    /** To disable or change logs, and tools that watch. */
    private static final Set<String> BLINDING = Set.of("T1562.001", "T1562.008");

    private static final TypeSerializer<SequenceStep> STEPS =
            TypeInformation.of(SequenceStep.class).createSerializer(new SerializerConfigImpl());

    static Clue of(double eValue, boolean isElsewhere, SequenceStep step) {
        try {
            var out = new DataOutputSerializer(USUAL_BYTES);
            STEPS.serialize(step, out);
            return of(eValue, isElsewhere, step, out.getCopyOfBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("a signal cannot be written to memory", e);
        }
    }

    private static Clue of(double eValue, boolean isElsewhere, SequenceStep step, byte[] bytes) {
        String[] ids = step.eventIds();
        String last = ids.length == 0 ? "" : ids[ids.length - 1];
        String service = step.activity().service();
        return new Clue(
                eValue,
                step.type() != null,
                step.time(),
                side(step),
                step.unit(),
                witness(step),
                isElsewhere,
                isBlinding(step),
                step.account(),
                service == null ? "" : service,
                last,
                bytes);
    }

    private static String witness(SequenceStep step) {
        return Hand.isOfHabits(step.type()) ? NEWS : step.unit();
    }

    /** A password that is set is none that was found: it lets nobody in who could not set it before. */
    private static Tactic side(SequenceStep step) {
        String technique = step.technique();
        return technique != null && technique.startsWith(SET_CREDENTIALS) ? Tactic.PERSISTENCE : step.tactic();
    }

    private static boolean isBlinding(SequenceStep step) {
        String technique = step.technique();
        return technique != null && BLINDING.contains(technique);
    }

    int day() {
        return Days.of(time);
    }

    /** Hash of the kind of thing that it is: what one unit shows of another tactic is another, though the same detection speaks. */
    long kind() {
        return Hash.of(unit + " " + tactic.code());
    }

    /** The same, which speaks no louder than that. */
    Clue atMost(double most) {
        return eValue <= most
                ? this
                : new Clue(
                        most,
                        isRead,
                        time,
                        tactic,
                        unit,
                        witness,
                        isElsewhere,
                        isBlinding,
                        account,
                        service,
                        lastEvent,
                        bytes);
    }

    /** The signal as a member of a story. */
    SequenceStep step() {
        return step(bytes);
    }

    private static SequenceStep step(byte[] bytes) {
        try {
            return STEPS.deserialize(new DataInputDeserializer(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("a signal in memory cannot be read", e);
        }
    }

    /** Whether a detection says so that knows what the principal usually does. */
    boolean isOfHabits() {
        return witness.equals(NEWS);
    }

    /** Whether a rule or list says that somebody got in. */
    boolean isNamedWayIn() {
        return Hand.isNamedWayIn(tactic, isOfHabits());
    }

    /** Whose doing it looks like. */
    Hand hand() {
        return Hand.of(tactic, isOfHabits(), isElsewhere);
    }

    /** Whether both are one piece of evidence: of one unit within one visit, or of one event. */
    boolean isOneWith(Clue other) {
        return isOfVisit(other) || isOfEvent(other);
    }

    /** The same, where of a visit what was done from elsewhere is as many pieces as it is events. */
    boolean isOneAbroadWith(Clue other) {
        return isOfEvent(other) || isOfVisit(other) && !(isElsewhere && other.isElsewhere);
    }

    /** Whether one event decided both. */
    private boolean isOfEvent(Clue other) {
        return !lastEvent.isEmpty() && lastEvent.equals(other.lastEvent);
    }

    /** Whether one detection raised both within one visit. */
    boolean isOfVisit(Clue other) {
        return Math.abs(time - other.time) < VISIT && unit.equals(other.unit);
    }

    void write(DataOutputView out) throws IOException {
        out.writeDouble(eValue);
        out.writeBoolean(isElsewhere);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Clue read(DataInputView in) throws IOException {
        double eValue = in.readDouble();
        return read(eValue, in.readBoolean(), in);
    }

    /** As it was before places were remembered. */
    static Clue readPlaceless(DataInputView in) throws IOException {
        return read(in.readDouble(), false, in);
    }

    private static Clue read(double eValue, boolean isElsewhere, DataInputView in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return of(eValue, isElsewhere, step(bytes), bytes);
    }
}
