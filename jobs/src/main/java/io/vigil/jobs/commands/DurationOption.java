package io.vigil.jobs.commands;

import io.vigil.catalogue.DurationText;
import io.vigil.catalogue.Problems;
import java.time.Duration;

/** A span of time as it was given on the command line. */
record DurationOption(String name, String text) {
    /** None, with a problem, when the text is no duration. */
    Duration read(Problems problems) {
        Duration read = DurationText.read(text);
        if (read == null) {
            problems.add(name, text, "expected a duration, such as 30s, 15m or 2h30m");
            return Duration.ZERO;
        }
        return read;
    }
}
