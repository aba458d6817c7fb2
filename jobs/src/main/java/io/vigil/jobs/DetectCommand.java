package io.vigil.jobs;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.kinesis.KinesisLogs;
import io.vigil.connectors.kinesis.LogStreams;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.options.DetectionOptions;
import io.vigil.jobs.options.DurationOption;
import io.vigil.jobs.options.FlowFormatOption;
import io.vigil.jobs.options.IntelOptions;
import io.vigil.jobs.options.KinesisOptions;
import io.vigil.jobs.options.StoreOption;
import io.vigil.sinks.FindingStorage;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The live job: checks all that was asked for, then submits it. Files that it names must be there on every TaskManager, too. */
@Command(
        name = "flink run -d -c io.vigil.jobs.DetectionJob vigil.jar",
        description = "Watches logs in Kinesis streams, and writes findings into a store.",
        mixinStandardHelpOptions = true)
public final class DetectCommand implements Callable<Integer> {
    private final Instant now;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--cloudtrail-stream",
            paramLabel = "NAME",
            description = "Stream of CloudTrail records. Repeatable.")
    private List<String> cloudtrail = List.of();

    @Option(names = "--vpc-flow-stream", paramLabel = "NAME", description = "Stream of VPC flow logs. Repeatable.")
    private List<String> vpcFlow = List.of();

    @Option(names = "--dns-stream", paramLabel = "NAME", description = "Stream of Resolver query logs. Repeatable.")
    private List<String> dns = List.of();

    @Mixin
    private FlowFormatOption flowFormat = new FlowFormatOption();

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "${env:VIGIL_STORE}",
            description = "jdbc:postgresql://HOST/DATABASE?user=…&password=…; default: the variable VIGIL_STORE.")
    private @Nullable String store;

    @Mixin
    private KinesisOptions kinesisOptions = new KinesisOptions();

    @Mixin
    private DetectionOptions detectionOptions = new DetectionOptions();

    @Mixin
    private IntelOptions intelOptions = new IntelOptions();

    @Option(
            names = "--list-poll",
            paramLabel = "DURATION",
            description = "How often list files are looked at for new versions (default: ${DEFAULT-VALUE}).")
    private String listPoll = "60s";

    @Option(
            names = "--list-cache",
            paramLabel = "DIR",
            description =
                    "Where the last accepted version of each list is kept, so that a restart does not depend on its"
                            + " file: a folder that all task managers share, or s3://… (default: lists below execution.checkpointing.dir).")
    private @Nullable String listCache;

    /** @param now the moment of submission */
    public DetectCommand(Instant now) {
        this.now = now;
    }

    @Override
    public Integer call() throws Exception {
        var environment = StreamExecutionEnvironment.getExecutionEnvironment();
        plan(environment.getConfiguration()).submit(environment);
        return 0;
    }

    /**
     * @param cluster Flink's configuration
     * @throws io.vigil.catalogue.InvalidConfiguration naming everything that is wrong
     */
    LivePlan plan(ReadableConfig cluster) {
        var problems = new Problems();
        if (cloudtrail.isEmpty() && vpcFlow.isEmpty() && dns.isEmpty()) {
            problems.add(
                    "--cloudtrail-stream",
                    "",
                    "name at least one stream: --cloudtrail-stream, --vpc-flow-stream or --dns-stream");
        }
        Detections detections = detectionOptions.detections(problems);
        detections.check(problems);
        IntelSettings intel = intelOptions
                .settings(problems)
                .lookingEvery(new DurationOption("--list-poll", listPoll).read(problems))
                .keepingIn(listCache(cluster));
        intelOptions.load(intel, problems, spec.commandLine().getErr(), now.toEpochMilli());
        VpcFlowFormat flows = flowFormat.format(problems);
        KinesisLogs kinesis = kinesisOptions.logs(now, problems);
        FindingStorage findings = storage(problems);
        problems.throwIfAny();
        detections.remarks().forEach(spec.commandLine().getErr()::println);
        return new LivePlan(
                detections,
                intel,
                kinesis,
                new LogStreams<>(ApiCall.class, new CloudTrailFormat(), cloudtrail),
                new LogStreams<>(NetworkFlow.class, flows, vpcFlow),
                new LogStreams<>(DnsQuery.class, new ResolverFormat(), dns),
                findings);
    }

    /** Null when there is no place that outlives a process. */
    private @Nullable String listCache(ReadableConfig cluster) {
        String checkpoints = cluster.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
        if (listCache == null && checkpoints == null) {
            spec.commandLine()
                    .getErr()
                    .println("neither --list-cache nor execution.checkpointing.dir: a list that breaks would keep a"
                            + " restarted job down");
        }
        return listCache == null && checkpoints != null ? checkpoints.replaceFirst("/+$", "") + "/lists" : listCache;
    }

    private @Nullable FindingStorage storage(Problems problems) {
        if (store == null || store.isEmpty()) {
            problems.add("--store", "", "say where findings go: jdbc:postgresql://HOST/DATABASE?user=…&password=…");
            return null;
        }
        return StoreOption.storage(store, problems);
    }
}
