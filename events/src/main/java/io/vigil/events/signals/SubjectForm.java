package io.vigil.events.signals;

import io.vigil.events.codec.StoredText;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The stored form of a subject: a bit for each text that is there, in the order of the record's components, then these. */
final class SubjectForm {
    private static final int TEXTS = 14;

    private SubjectForm() {}

    static void write(Subject subject, DataOutputView out) throws IOException {
        String[] texts = {
            subject.principal(),
            subject.principalId(),
            subject.userType(),
            subject.userName(),
            subject.accessKey(),
            subject.instance(),
            subject.networkInterface(),
            subject.vpc(),
            subject.subnet(),
            subject.localIp(),
            subject.bucket(),
            subject.object(),
            subject.resource(),
            subject.root()
        };
        int present = 0;
        for (int at = 0; at < TEXTS; at++) {
            present |= texts[at] == null ? 0 : 1 << at;
        }
        out.writeShort(present);
        for (String text : texts) {
            if (text != null) {
                StoredText.write(text, out);
            }
        }
    }

    static Subject read(DataInputView in) throws IOException {
        int present = in.readUnsignedShort();
        @Nullable String[] texts = new String[TEXTS];
        for (int at = 0; at < TEXTS; at++) {
            texts[at] = (present >>> at & 1) == 0 ? null : StoredText.readPresent(in);
        }
        return new Subject(
                texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7], texts[8], texts[9],
                texts[10], texts[11], texts[12], texts[13]);
    }
}
