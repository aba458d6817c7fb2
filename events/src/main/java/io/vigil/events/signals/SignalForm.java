package io.vigil.events.signals;

import static io.vigil.events.codec.StoredText.read;
import static io.vigil.events.codec.StoredText.readAll;
import static io.vigil.events.codec.StoredText.readPresent;
import static io.vigil.events.codec.StoredText.readWord;
import static io.vigil.events.codec.StoredText.readWordOrNull;
import static io.vigil.events.codec.StoredText.write;
import static io.vigil.events.codec.StoredText.writeAll;
import static io.vigil.events.codec.StoredText.writeWord;

import io.vigil.events.ListHit;
import io.vigil.events.ListHits;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.signals.Observation.Frequency;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a signal and of what looks like one: the order of the fields is that of every savepoint. Titles and descriptions are no words that
 * many share: nearly all name a principal.
 */
final class SignalForm {
    private static final Tactic[] TACTICS = Tactic.values();
    private static final Detection.Role[] ROLES = Detection.Role.values();
    private static final Frequency[] FREQUENCIES = Frequency.values();

    private SignalForm() {}

    static void writeSignal(Signal signal, DataOutputView out) throws IOException {
        writeDetection(signal.detection(), out);
        writeOccurrence(signal.occurrence(), out);
        SubjectForm.write(signal.subject(), out);
        ActivityForm.writeActivity(signal.activity(), out);
        writeRemote(signal.remote(), out);
        writeEvidence(signal.evidence(), out);
        out.writeDouble(signal.score().value());
        out.writeDouble(signal.score().pValue());
    }

    static Signal readSignal(DataInputView in) throws IOException {
        return new Signal(
                readDetection(in),
                readOccurrence(in),
                SubjectForm.read(in),
                ActivityForm.readActivity(in),
                readRemote(in),
                readEvidence(in),
                new Score(in.readDouble(), in.readDouble()));
    }

    static void writeStep(SequenceStep step, DataOutputView out) throws IOException {
        writeWord(step.step(), out);
        writeWord(step.unit(), out);
        writeWord(step.type(), out);
        writeTactic(step.tactic(), out);
        writeWord(step.technique(), out);
        out.writeDouble(step.severity());
        out.writeLong(step.since());
        out.writeLong(step.time());
        write(step.title(), out);
        SubjectForm.write(step.subject(), out);
        ActivityForm.writeActivity(step.activity(), out);
        writeRemote(step.remote(), out);
        writeAll(step.eventIds(), out);
        writeWord(step.account(), out);
        writeWord(step.region(), out);
        writeWord(step.discriminator(), out);
        writeWord(step.role() == null ? null : step.role().name(), out);
    }

    static SequenceStep readStep(DataInputView in) throws IOException {
        return new SequenceStep(
                readWord(in),
                readWord(in),
                readWordOrNull(in),
                readTactic(in),
                readWordOrNull(in),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                readPresent(in),
                SubjectForm.read(in),
                ActivityForm.readActivity(in),
                readRemote(in),
                readAll(in),
                readWord(in),
                readWordOrNull(in),
                readWord(in),
                named(ROLES, readWordOrNull(in)));
    }

    static void writeFirstSeen(FirstSeen novelty, DataOutputView out) throws IOException {
        write(novelty.unit(), out);
        out.writeLong(novelty.time());
        write(novelty.account(), out);
        write(novelty.id(), out);
        write(novelty.region(), out);
        out.writeLong(novelty.entity());
        PayloadTypes.write(novelty.payload(), out);
        out.writeBoolean(novelty.candidate() != null);
        if (novelty.candidate() != null) {
            writeSignal(novelty.candidate(), out);
        }
    }

    static FirstSeen readFirstSeen(DataInputView in) throws IOException {
        return new FirstSeen(
                readPresent(in),
                in.readLong(),
                readPresent(in),
                readPresent(in),
                read(in),
                in.readLong(),
                PayloadTypes.read(in),
                in.readBoolean() ? readSignal(in) : null);
    }

    private static void writeDetection(Detection detection, DataOutputView out) throws IOException {
        writeWord(detection.unit(), out);
        writeWord(detection.type(), out);
        writeTactic(detection.tactic(), out);
        writeWord(detection.technique(), out);
        out.writeDouble(detection.severity());
        write(detection.title(), out);
        write(detection.description(), out);
        writeWord(detection.discriminator(), out);
        writeWord(detection.role() == null ? null : detection.role().name(), out);
        write(detection.habit(), out);
    }

    private static Detection readDetection(DataInputView in) throws IOException {
        return new Detection(
                readWord(in),
                readWordOrNull(in),
                readTactic(in),
                readWordOrNull(in),
                in.readDouble(),
                readPresent(in),
                readPresent(in),
                readWord(in),
                named(ROLES, readWordOrNull(in)),
                read(in));
    }

    private static void writeOccurrence(Occurrence occurrence, DataOutputView out) throws IOException {
        out.writeLong(occurrence.since());
        out.writeLong(occurrence.time());
        writeWord(occurrence.account(), out);
        writeWord(occurrence.region(), out);
        out.writeLong(occurrence.recalled());
    }

    private static Occurrence readOccurrence(DataInputView in) throws IOException {
        return new Occurrence(in.readLong(), in.readLong(), readWord(in), readWordOrNull(in), in.readLong());
    }

    private static void writeRemote(Remote remote, DataOutputView out) throws IOException {
        write(remote.ip(), out);
        writeWord(remote.countryCode(), out);
        writeWord(remote.country(), out);
        writeWord(remote.city(), out);
        out.writeDouble(remote.latitude());
        out.writeDouble(remote.longitude());
        out.writeLong(remote.asn());
        writeWord(remote.asnOrg(), out);
        writeWord(remote.isp(), out);
        writeWord(remote.organization(), out);
    }

    private static Remote readRemote(DataInputView in) throws IOException {
        return new Remote(
                read(in),
                readWordOrNull(in),
                readWordOrNull(in),
                readWordOrNull(in),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                readWordOrNull(in),
                readWordOrNull(in),
                readWordOrNull(in));
    }

    static void writeEvidence(SignalEvidence evidence, DataOutputView out) throws IOException {
        ListHits.write(evidence.hits(), out);
        out.writeShort(evidence.observations().length);
        for (Observation observation : evidence.observations()) {
            writeWord(observation.scope(), out);
            writeWord(observation.feature(), out);
            out.writeBoolean(observation.unusual());
            writeWord(observation.frequency().name(), out);
            writeAll(observation.values(), out);
        }
        writeAll(evidence.eventIds(), out);
        out.writeShort(evidence.steps().length);
        for (SequenceStep step : evidence.steps()) {
            writeStep(step, out);
        }
        evidence.line().write(out);
    }

    static SignalEvidence readEvidence(DataInputView in) throws IOException {
        ListHit[] hits = ListHits.read(in);
        var observations = new Observation[in.readUnsignedShort()];
        for (int at = 0; at < observations.length; at++) {
            observations[at] = new Observation(
                    readWord(in), readWord(in), in.readBoolean(), present(FREQUENCIES, readWord(in)), readAll(in));
        }
        String[] eventIds = readAll(in);
        var steps = new SequenceStep[in.readUnsignedShort()];
        for (int at = 0; at < steps.length; at++) {
            steps[at] = readStep(in);
        }
        return new SignalEvidence(
                hits, observations.length == 0 ? Observation.NONE : observations, eventIds, steps, UnreadText.read(in));
    }

    private static void writeTactic(Tactic tactic, DataOutputView out) throws IOException {
        writeWord(tactic.name(), out);
    }

    private static Tactic readTactic(DataInputView in) throws IOException {
        return present(TACTICS, readWord(in));
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, @Nullable String name) throws IOException {
        return name == null ? null : present(all, name);
    }

    private static <E extends Enum<E>> E present(E[] all, String name) throws IOException {
        for (E one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        throw new IOException(name + " is a name that this release does not have");
    }
}
