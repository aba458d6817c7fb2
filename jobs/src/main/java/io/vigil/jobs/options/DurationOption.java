package io.vigil.jobs.options;

import io.vigil.catalogue.DurationText;
import io.vigil.catalogue.Problems;
import java.time.Duration;

/** A span of time as it was given on the command line. */
public record DurationOption(String name, String text) {
    /** None, with a problem, when the text is no duration. */
    public Duration read(Problems problems) {
        Duration read = DurationText.read(text);
        if (read == null) {
            problems.add(name, text, "expected a duration, such as 30s, 15m or 2h30m");
            return Duration.ZERO;
        }
        return read;
    }
}
