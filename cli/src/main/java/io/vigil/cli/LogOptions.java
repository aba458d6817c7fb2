package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.cli.replay.ReplayInput;
import io.vigil.cli.replay.ReplayLogs;
import io.vigil.connectors.files.FindLogFiles;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.Event;
import io.vigil.events.NetworkFlow;
import io.vigil.jobs.options.DurationOption;
import io.vigil.jobs.options.FlowFormatOption;
import io.vigil.sources.LogFormat;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which files to read, and how. */
final class LogOptions {
    /** Within a quarter of an hour CloudTrail delivers what it delivers. */
    private static final String LATENESS = "15m";

    /** A clock may be wrong by this much. */
    private static final Duration FUTURE = Duration.ofDays(1);

    @Option(names = "--cloudtrail", paramLabel = "PATH", description = "CloudTrail file or folder. Repeatable.")
    private List<Path> cloudtrail = List.of();

    @Option(names = "--vpc-flow", paramLabel = "PATH", description = "VPC flow log file or folder. Repeatable.")
    private List<Path> vpcFlow = List.of();

    @Option(names = "--dns", paramLabel = "PATH", description = "Resolver query log file or folder. Repeatable.")
    private List<Path> dns = List.of();

    @Mixin
    private FlowFormatOption flowFormat = new FlowFormatOption();

    @Option(
            names = "--lateness",
            paramLabel = "DURATION",
            defaultValue = LATENESS,
            description = "How far records of a file may be out of order (default: ${DEFAULT-VALUE}).")
    private String lateness = LATENESS;

    /** No log was given, so the samples are meant. */
    boolean none() {
        return cloudtrail.isEmpty() && vpcFlow.isEmpty() && dns.isEmpty();
    }

    void useSamples(Samples samples) {
        cloudtrail = List.of(samples.folder("cloudtrail"));
        vpcFlow = List.of(samples.folder("vpc-flow"));
        dns = List.of(samples.folder("dns"));
    }

    /** @param now epoch milliseconds: what is dated a day later is refused */
    ReplayLogs find(long now, Problems problems) {
        long notAfter = now + FUTURE.toMillis();
        return new ReplayLogs(
                find(ApiCall.class, new CloudTrailFormat(), cloudtrail, notAfter, problems),
                find(NetworkFlow.class, flowFormat.format(problems), vpcFlow, notAfter, problems),
                find(DnsQuery.class, new ResolverFormat(), dns, notAfter, problems),
                new DurationOption("--lateness", lateness).read(problems),
                notAfter);
    }

    private static <E extends Event> ReplayInput<E> find(
            Class<E> events, LogFormat<E> format, List<Path> paths, long notAfter, Problems problems) {
        var find = new FindLogFiles<>(
                format, notAfter, (path, why) -> problems.add("--" + format.name(), path.toString(), why));
        return new ReplayInput<>(events, format, find.in(paths));
    }
}
