package io.vigil.findings;

import static io.vigil.events.codec.StoredText.read;
import static io.vigil.events.codec.StoredText.readPresent;
import static io.vigil.events.codec.StoredText.readWord;
import static io.vigil.events.codec.StoredText.write;

import io.vigil.events.codec.UnreadText;
import io.vigil.events.signals.Attribution;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The stored form of what is remembered of a finding: the order of the fields is that of every savepoint. */
final class FindingForm {
    private static final TypeSerializer<Signal> SIGNALS = serializer(Signal.class);
    private static final TypeSerializer<SignalEvidence> EVIDENCE = serializer(SignalEvidence.class);

    private FindingForm() {}

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        return TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
    }

    static void writeFinding(FindingState finding, DataOutputView out) throws IOException {
        SIGNALS.serialize(finding.latest(), out);
        out.writeLong(finding.updatedAt());
        out.writeLong(finding.createdAt());
        out.writeLong(finding.firstSeen());
        out.writeLong(finding.count());
        out.writeDouble(finding.severity());
        out.writeByte(finding.counted().length);
        for (Counted mark : finding.counted()) {
            out.writeLong(mark.time());
            out.writeLong(mark.mark());
        }
        writeEvidence(finding.evidence(), out);
        out.writeByte(finding.attributions().length);
        for (Attribution one : finding.attributions()) {
            writeAttribution(one, out);
        }
    }

    static FindingState readFinding(DataInputView in) throws IOException {
        return new FindingState(
                SIGNALS.deserialize(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                readCounted(in),
                readEvidence(in),
                readAttributions(in));
    }

    private static Counted[] readCounted(DataInputView in) throws IOException {
        var marks = new Counted[in.readUnsignedByte()];
        for (int at = 0; at < marks.length; at++) {
            marks[at] = new Counted(in.readLong(), in.readLong());
        }
        return marks;
    }

    /** What a signal has, too, is written as that of a signal. */
    private static void writeEvidence(Evidence evidence, DataOutputView out) throws IOException {
        EVIDENCE.serialize(
                new SignalEvidence(evidence.hits(), evidence.unusual(), new String[0], evidence.steps()), out);
        writeCounts(evidence.calls(), out);
        writeCounts(evidence.remotes(), out);
        writeCounts(evidence.accessKeys(), out);
        writeCounts(evidence.domains(), out);
        writeCounts(evidence.events(), out);
        out.writeShort(evidence.chapters().length);
        for (Chapter chapter : evidence.chapters()) {
            write(chapter.type(), out);
            write(chapter.unit(), out);
            write(chapter.title(), out);
            out.writeLong(chapter.firstSeen());
            out.writeLong(chapter.lastSeen());
        }
        writeLines(evidence.lines(), out);
    }

    private static Evidence readEvidence(DataInputView in) throws IOException {
        SignalEvidence ofSignals = EVIDENCE.deserialize(in);
        return new Evidence(
                readCounts(in),
                readCounts(in),
                readCounts(in),
                readCounts(in),
                readCounts(in),
                ofSignals.observations(),
                ofSignals.hits(),
                ofSignals.steps(),
                readChapters(in),
                readLines(in));
    }

    /** One line is written once. */
    private static void writeLines(LogLines lines, DataOutputView out) throws IOException {
        out.writeLong(lines.firstTime());
        lines.first().write(out);
        out.writeLong(lines.lastTime());
        if (lines.last().equals(lines.first())) {
            write(null, out);
        } else {
            lines.last().write(out);
        }
    }

    private static LogLines readLines(DataInputView in) throws IOException {
        long firstTime = in.readLong();
        UnreadText first = UnreadText.read(in);
        long lastTime = in.readLong();
        UnreadText last = UnreadText.readOrNull(in);
        return new LogLines(firstTime, first, lastTime, last == null ? first : last);
    }

    private static Chapter[] readChapters(DataInputView in) throws IOException {
        var chapters = new Chapter[in.readUnsignedShort()];
        for (int at = 0; at < chapters.length; at++) {
            chapters[at] = new Chapter(readWord(in), readWord(in), readPresent(in), in.readLong(), in.readLong());
        }
        return chapters.length == 0 ? Chapter.NONE : chapters;
    }

    private static void writeCounts(SignalCount[] counts, DataOutputView out) throws IOException {
        out.writeByte(counts.length);
        for (SignalCount count : counts) {
            write(count.name(), out);
            out.writeLong(count.count());
            out.writeLong(count.first());
            out.writeLong(count.last());
        }
    }

    private static SignalCount[] readCounts(DataInputView in) throws IOException {
        var counts = new SignalCount[in.readUnsignedByte()];
        for (int at = 0; at < counts.length; at++) {
            counts[at] = new SignalCount(readPresent(in), in.readLong(), in.readLong(), in.readLong());
        }
        return counts.length == 0 ? SignalCount.NONE : counts;
    }

    private static void writeAttribution(Attribution one, DataOutputView out) throws IOException {
        write(one.principal(), out);
        write(one.principalId(), out);
        write(one.userName(), out);
        write(one.instance(), out);
        write(one.remote(), out);
        out.writeLong(one.time());
    }

    private static Attribution[] readAttributions(DataInputView in) throws IOException {
        var all = new Attribution[in.readUnsignedByte()];
        for (int at = 0; at < all.length; at++) {
            all[at] = new Attribution(read(in), read(in), read(in), read(in), read(in), in.readLong());
        }
        return all;
    }
}
