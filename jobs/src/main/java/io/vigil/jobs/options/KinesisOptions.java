package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.kinesis.KinesisLogs;
import io.vigil.connectors.kinesis.StartingAt;
import io.vigil.connectors.kinesis.Waiting;
import io.vigil.jobs.pipeline.LogKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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
            paramLabel = "[LOG=]DURATION",
            description =
                    "How far records of a shard may be out of order, of one log, as cloudtrail=5m, or of all. Detection that remembers waits this long, and what waits is kept in memory. Repeatable (default: as AWS delivers: cloudtrail=15m, vpc-flow=15m, dns=5m).")
    private List<String> lateness = List.of();

    @Option(
            names = "--delivery-delay",
            paramLabel = "[LOG=]DURATION",
            description =
                    "The longest way of an event into its stream or file, of one log or of all, at most 24h. When nothing comes, and always for what is read from S3, findings wait this long; what comes later still is followed and counted as late. Repeatable (default: as AWS delivers: cloudtrail=15m, vpc-flow=20m, dns=5m).")
    private List<String> deliveryDelay = List.of();

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
                position(problems).submitted(now));
    }

    /** How long is waited for what may still come of each log, by its name. */
    public Map<String, Waiting> waiting(Problems problems) {
        var disorder = new BoundOption("--lateness", lateness).read(LogKind::disorder, problems);
        var delivery = new BoundOption("--delivery-delay", deliveryDelay).read(LogKind::delivery, problems);
        Duration idle = new DurationOption("--shard-idle", shardIdle).read(problems);
        var waiting = new HashMap<String, Waiting>();
        disorder.forEach((log, bound) -> waiting.put(log, new Waiting(bound, delivery.getOrDefault(log, bound), idle)));
        return waiting;
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
