package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.kinesis.KinesisLogs;
import io.vigil.connectors.kinesis.StartingAt;
import io.vigil.connectors.kinesis.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How streams are read. */
public final class KinesisOptions {
    private static final Duration LONGEST_DELIVERY = Duration.ofDays(1);

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "${env:AWS_REGION}",
            description = "AWS region of the streams; default: the variable AWS_REGION.")
    private @Nullable String region;

    @Option(names = "--kinesis-endpoint", paramLabel = "URL", description = "A Kinesis that is not AWS's.")
    private @Nullable String endpoint;

    @Mixin
    private KinesisAccessOptions access = new KinesisAccessOptions();

    @Option(
            names = "--initial-position",
            paramLabel = "POSITION",
            defaultValue = "LATEST",
            description =
                    "Without a savepoint, read from here: TRIM_HORIZON (all that is there), LATEST (the moment of submission, also after a restart) or a time (default: ${DEFAULT-VALUE}). Folders: files written since.")
    private String position = "LATEST";

    @Option(
            names = "--lateness",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description =
                    "How far records of a shard may be out of order (default: ${DEFAULT-VALUE}). Detection waits this long, and what waits is kept in memory.")
    private String lateness = "30s";

    @Option(
            names = "--delivery-delay",
            paramLabel = "DURATION",
            defaultValue = "15m",
            description =
                    "The longest way of an event into its stream or file, at most 24h (default: ${DEFAULT-VALUE}; CloudTrail takes about 5 minutes, seldom 15). When nothing comes, and always for what is read from S3, findings wait this long; what comes later still is followed and counted as late.")
    private String deliveryDelay = "15m";

    @Option(
            names = "--shard-idle",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description =
                    "A shard that was read to its end and brings nothing this long no longer holds up the others (default: ${DEFAULT-VALUE}).")
    private String shardIdle = "30s";

    /**
     * All that is wrong goes to {@code problems}; what is returned is of use only when there are none.
     *
     * @param now the moment of submission
     * @param streams whether any are to be read
     */
    public KinesisLogs logs(Instant now, boolean streams, Problems problems) {
        if (streams && (region == null || region.isEmpty())) {
            problems.add("--region", "", "name the AWS region of the streams, such as eu-west-1");
        }
        return new KinesisLogs(
                region == null ? "" : region,
                endpoint,
                access.read(problems),
                position(problems).submitted(now),
                new Waiting(
                        new DurationOption("--lateness", lateness).read(problems),
                        deliveryDelay(problems),
                        new DurationOption("--shard-idle", shardIdle).read(problems)));
    }

    Duration deliveryDelay(Problems problems) {
        Duration read = new DurationOption("--delivery-delay", deliveryDelay).read(problems);
        if (read.compareTo(LONGEST_DELIVERY) > 0) {
            problems.add("--delivery-delay", deliveryDelay, "expected at most 24h: quiet streams wait this long");
        }
        return read;
    }

    StartingAt position(Problems problems) {
        try {
            return StartingAt.of(position);
        } catch (IllegalArgumentException unknown) {
            problems.add("--initial-position", position, unknown.getMessage());
            return StartingAt.of("LATEST");
        }
    }
}
