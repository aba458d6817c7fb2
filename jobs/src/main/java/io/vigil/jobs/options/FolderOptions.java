package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.folders.FolderLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How folders are read into which AWS delivers logs. */
public final class FolderOptions {
    @Option(
            names = "--s3-poll",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description =
                    "How often S3 is asked for new files (default: ${DEFAULT-VALUE}): two requests for each account and region, or VPC, and as many for the digests of a trail. Credentials and endpoint are those of Flink's S3 plugin (s3.access-key, s3.endpoint, the pod's role).")
    private String poll = "60s";

    /**
     * All that is wrong goes to {@code problems}.
     *
     * @param shared holds the options that folders share with streams: where to begin; what is wrong with it is reported with the streams
     * @param now the moment of submission
     */
    public FolderLogs logs(KinesisOptions shared, Instant now, Problems problems) {
        Duration lookEvery = new DurationOption("--s3-poll", poll).readFromSecond(problems);
        var reported = new Problems();
        Instant from = Optional.ofNullable(
                        shared.position(reported).submitted(now).time())
                .orElse(Instant.EPOCH);
        return new FolderLogs(from, lookEvery);
    }
}
