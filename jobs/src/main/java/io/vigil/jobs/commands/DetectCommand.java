package io.vigil.jobs.commands;

import io.vigil.catalogue.Problems;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.Detections;
import io.vigil.jobs.kinesis.KinesisLogs;
import io.vigil.jobs.kinesis.LivePlan;
import io.vigil.jobs.kinesis.LogStreams;
import io.vigil.sinks.FindingStorage;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() throws Exception {
        plan().submit(StreamExecutionEnvironment.getExecutionEnvironment());
        return 0;
    }

    /** @throws io.vigil.catalogue.InvalidConfiguration naming everything that is wrong */
    LivePlan plan() {
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
                .lookingEvery(new DurationOption("--list-poll", listPoll).read(problems));
        intelOptions.load(intel, problems, spec.commandLine().getErr());
        VpcFlowFormat flows = flowFormat.format(problems);
        KinesisLogs kinesis = kinesisOptions.logs(problems);
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

    private @Nullable FindingStorage storage(Problems problems) {
        if (store == null || store.isEmpty()) {
            problems.add("--store", "", "say where findings go: jdbc:postgresql://HOST/DATABASE?user=…&password=…");
            return null;
        }
        return OutputOptions.storage(store, problems);
    }
}
