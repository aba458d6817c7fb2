package io.vigil.cli.replay;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files to read.
 *
 * @param inputs one for each kind of log, with files or without
 * @param lateness records of one file may be this much out of order, and are still judged in order
 * @param notAfter epoch milliseconds; what is dated later is refused
 */
public record ReplayLogs(List<ReplayInput<?>> inputs, Duration lateness, long notAfter) {
    private static final long SMALL = 8 << 20;

    public ReplayLogs {
        inputs = List.copyOf(inputs);
    }

    /** Those that there are files of. */
    List<ReplayInput<?>> given() {
        return inputs.stream().filter(ReplayInput::given).toList();
    }

    /** Of the logs that there are files of. */
    public Set<String> names() {
        return given().stream().map(input -> input.kind().name()).collect(Collectors.toSet());
    }

    /** 8 MB at most in all, packed as they are: the launcher asks the same. What one core does at once is not worth setting more up. */
    public boolean areSmall() {
        return inputs.stream()
                        .flatMap(input -> input.files().stream())
                        .mapToLong(file -> new File(file.path()).length())
                        .sum()
                <= SMALL;
    }
}
