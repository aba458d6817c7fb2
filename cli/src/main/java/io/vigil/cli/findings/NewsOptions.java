package io.vigil.cli.findings;

import io.vigil.catalogue.Problems;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which news of findings matter: how grave, and since when. */
public final class NewsOptions {
    private static final double MOST_SEVERE = 10;

    @Option(names = "--severity-at-least", paramLabel = "N", description = "1.0 to 10.0.")
    private double severityAtLeast;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description =
                    "Those with news since then, by the time of the events: 90m, 24h, 7d, 2026-06-12 (default: all).")
    private @Nullable String since;

    /** 0 when all matter. */
    public double severityAtLeast(Problems problems) {
        if (severityAtLeast < 0 || severityAtLeast > MOST_SEVERE) {
            problems.add("--severity-at-least", Double.toString(severityAtLeast), "expected 1.0 to 10.0");
            return 0;
        }
        return severityAtLeast;
    }

    /** Empty when all matter. */
    public Optional<Instant> since(Instant now, Problems problems) {
        if (since == null) {
            return Optional.empty();
        }
        Optional<Instant> parsed = Since.parse(since, now);
        if (parsed.isEmpty()) {
            problems.add("--since", since, Since.EXPECTED);
        }
        return parsed;
    }
}
