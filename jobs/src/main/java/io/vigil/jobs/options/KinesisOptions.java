package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.kinesis.KinesisLogs;
import io.vigil.connectors.kinesis.StartingAt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How streams are read. */
public final class KinesisOptions {
    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "${env:AWS_REGION}",
            description = "AWS region of the streams; default: the variable AWS_REGION.")
    private @Nullable String region;

    @Option(names = "--kinesis-endpoint", paramLabel = "URL", description = "A Kinesis that is not AWS's.")
    private @Nullable String endpoint;

    @Option(
            names = "--initial-position",
            paramLabel = "POSITION",
            defaultValue = "LATEST",
            description =
                    "Without a savepoint, read from here: TRIM_HORIZON, LATEST or a time (default: ${DEFAULT-VALUE}).")
    private String position = "LATEST";

    @Option(
            names = "--lateness",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description =
                    "How far records of a shard may be out of order (default: ${DEFAULT-VALUE}). Detection waits this long, and what waits is kept in memory.")
    private String lateness = "30s";

    @Option(
            names = "--shard-idle",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description =
                    "A shard that brings nothing this long no longer holds up the others (default: ${DEFAULT-VALUE}).")
    private String shardIdle = "30s";

    /** All that is wrong goes to {@code problems}; what is returned is of use only when there are none. */
    public KinesisLogs logs(Problems problems) {
        if (region == null || region.isEmpty()) {
            problems.add("--region", "", "name the AWS region of the streams, such as eu-west-1");
        }
        return new KinesisLogs(
                region == null ? "" : region,
                endpoint,
                position(problems),
                new DurationOption("--lateness", lateness).read(problems),
                new DurationOption("--shard-idle", shardIdle).read(problems));
    }

    private StartingAt position(Problems problems) {
        try {
            return StartingAt.of(position);
        } catch (IllegalArgumentException unknown) {
            problems.add("--initial-position", position, unknown.getMessage());
            return StartingAt.of("LATEST");
        }
    }
}
