package io.vigil.sinks.jsonlines;

import io.vigil.findings.Finding;
import io.vigil.findings.GuardDutyJson;
import io.vigil.sinks.FindingWriter;
import io.vigil.sinks.PrivateFile;
import java.io.IOException;
import java.util.List;

/** Appends; a batch that is written again is there twice, and says the same. */
record JsonLinesWriter(PrivateFile.LineWriter lines) implements FindingWriter {
    @Override
    public void write(List<Finding> batch) throws IOException {
        for (Finding finding : batch) {
            lines.line(GuardDutyJson.of(finding));
        }
        lines.flush();
    }

    /** Its lines are not taken back: whoever keeps the file rotates it. */
    @Override
    public void forget(long epochMillis) {}

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
