package io.vigil.jobs.options;

import io.vigil.catalogue.DurationText;
import io.vigil.catalogue.Problems;
import java.time.Duration;

/** A span of time as it was given on the command line. */
public record DurationOption(String name, String text) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** None, with a problem, when the text is no duration. */
    public Duration read(Problems problems) {
        Duration read = DurationText.read(text);
        if (read == null) {
            problems.add(name, text, "expected a duration, such as 30s, 15m or 2h30m");
            return Duration.ZERO;
        }
        return read;
    }

    /** A second or more; a shorter one is a problem. */
    public Duration readFromSecond(Problems problems) {
        Duration read = DurationText.read(text);
        if (read != null && read.compareTo(SECOND) < 0) {
            problems.add(name, text, "expected at least 1s");
            return SECOND;
        }
        return read(problems);
    }
}
