package io.vigil.sinks.jsonlines;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingWriter;
import io.vigil.sinks.PrivateFile;
import io.vigil.sinks.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Findings at the end of a text file, each time one changes: GuardDuty's JSON, one a line, for programs that follow a file. The last line of an
 * id is the finding.
 *
 * @param file relative to the working directory of the process that writes
 */
public record JsonLinesStorage(String file) implements FindingStorage {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
        return file;
    }

    @Override
    public boolean oneWriter() {
        return true;
    }

    @Override
    public void prepare() {
        try {
            writer().close();
        } catch (IOException e) {
            throw StoreUnavailable.of(file, e, "give a file in a folder that exists and can be written");
        }
    }

    @Override
    public FindingWriter writer() throws IOException {
        return new JsonLinesWriter(PrivateFile.append(Path.of(file)));
    }
}
