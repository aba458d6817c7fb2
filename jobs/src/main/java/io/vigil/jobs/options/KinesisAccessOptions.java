package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.kinesis.KinesisAccess;
import io.vigil.connectors.kinesis.KinesisAccess.Credentials;
import io.vigil.connectors.kinesis.KinesisAccess.Role;
import io.vigil.connectors.kinesis.KinesisAccess.Source;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As whom Kinesis is asked, and how often again. No secret is an option: options are seen by all who see the job. */
public final class KinesisAccessOptions {
    /** {@code arn:PARTITION:iam::ACCOUNT:role/NAME}. */
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");
    /** As the Kinesis API allows. */
    private static final Pattern CONSUMER = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    @Option(
            names = "--kinesis-credentials",
            paramLabel = "SOURCE",
            defaultValue = "AUTO",
            description =
                    "Where each TaskManager finds its AWS credentials: AUTO (environment, system properties, web identity, profile, instance), ENV_VAR, SYS_PROP, WEB_IDENTITY_TOKEN or PROFILE:NAME (default: ${DEFAULT-VALUE}).")
    private String credentials = "AUTO";

    @Option(
            names = "--kinesis-role",
            paramLabel = "ARN",
            description =
                    "Role to assume with these credentials, such as one of the account that owns the streams: arn:aws:iam::ACCOUNT:role/NAME.")
    private @Nullable String role;

    @Option(names = "--kinesis-external-id", paramLabel = "ID", description = "What the role's trust policy asks for.")
    private @Nullable String externalId;

    @Option(
            names = "--kinesis-consumer",
            paramLabel = "NAME",
            description =
                    "Read by enhanced fan-out, as a consumer of this name: 2 MB a second and shard of its own, at a price; default: poll, within what all readers of a shard share.")
    private @Nullable String consumer;

    @Option(
            names = "--kinesis-retries",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "How often a request that Kinesis refuses, as when it throttles, is repeated before the job restarts (default: ${DEFAULT-VALUE}, about 8 minutes).")
    private int retries = 100;

    @Option(
            names = "--kinesis-longest-pause",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "Between two of these; the first are shorter (default: ${DEFAULT-VALUE}).")
    private String longestPause = "10s";

    /** All that is wrong goes to {@code problems}; what is returned is of use only when there are none. */
    KinesisAccess read(Problems problems) {
        if (consumer != null && !CONSUMER.matcher(consumer).matches()) {
            problems.add("--kinesis-consumer", consumer, "expected 1 to 128 letters, digits, '_', '.' or '-'");
        }
        if (retries < 1) {
            problems.add("--kinesis-retries", String.valueOf(retries), "expected at least 1");
        }
        Duration pause = new DurationOption("--kinesis-longest-pause", longestPause).readFromSecond(problems);
        return new KinesisAccess(credentials(problems), role(problems), consumer, retries, pause);
    }

    private @Nullable Role role(Problems problems) {
        if (role == null) {
            if (externalId != null) {
                problems.add("--kinesis-external-id", externalId, "is of use only with --kinesis-role");
            }
            return null;
        }
        if (!ROLE.matcher(role).matches()) {
            problems.add("--kinesis-role", role, "expected arn:aws:iam::ACCOUNT:role/NAME");
        }
        return new Role(role, externalId);
    }

    private Credentials credentials(Problems problems) {
        int colon = credentials.indexOf(':');
        String source = colon < 0 ? credentials : credentials.substring(0, colon);
        String profile = colon < 0 ? null : credentials.substring(colon + 1);
        for (Source known : Source.values()) {
            boolean named = profile != null && !profile.isEmpty();
            if (known.name().equals(source) && named == (known == Source.PROFILE) && (named || colon < 0)) {
                return new Credentials(known, profile);
            }
        }
        String all = Arrays.stream(Source.values())
                .map(known -> known == Source.PROFILE ? "PROFILE:NAME" : known.name())
                .collect(Collectors.joining(", "));
        problems.add("--kinesis-credentials", credentials, "expected one of " + all);
        return new Credentials(Source.AUTO, null);
    }
}
