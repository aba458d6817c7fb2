package io.vigil.cli.replay;

import java.io.File;
import java.time.Duration;
import java.util.List;

/**
 * The files to read.
 *
 * @param inputs one for each kind of log, with files or without
 * @param lateness records of one file may be this much out of order, and are still judged in order
 * @param notAfter epoch milliseconds; what is dated later is refused
 */
public record ReplayLogs(List<ReplayInput<?>> inputs, Duration lateness, long notAfter) {
    public ReplayLogs {
        inputs = List.copyOf(inputs);
    }

    /** Those that there are files of. */
    List<ReplayInput<?>> given() {
        return inputs.stream().filter(ReplayInput::given).toList();
    }

    /** Of all files, as they lie there. */
    public long bytes() {
        return inputs.stream()
                .flatMap(input -> input.files().stream())
                .mapToLong(file -> new File(file.path()).length())
                .sum();
    }
}
