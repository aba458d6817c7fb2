package io.vigil.jobs;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.connectors.kinesis.Waiting;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.deadletters.DeadLetters;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Following;
import io.vigil.jobs.ledger.KeptLedger;
import io.vigil.jobs.lines.LineFolder;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.options.Blindness;
import io.vigil.jobs.options.DeadLetterOptions;
import io.vigil.jobs.options.DetectionOptions;
import io.vigil.jobs.options.DurationOption;
import io.vigil.jobs.options.FolderOption;
import io.vigil.jobs.options.FolderOptions;
import io.vigil.jobs.options.IntelOptions;
import io.vigil.jobs.options.KinesisOptions;
import io.vigil.jobs.options.StoreOptions;
import io.vigil.jobs.pipeline.FindingSink;
import io.vigil.jobs.proofs.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The live job: checks all that was asked for, then submits it. Files that it names must be there on every TaskManager, too. */
@Command(
        name = "flink run -d -c io.vigil.jobs.DetectionJob vigil.jar",
        description = "Watches logs in Kinesis streams and in folders of S3, and writes findings into a store.",
        mixinStandardHelpOptions = true,
        modelTransformer = DetectCommand.WithLogs.class)
public final class DetectCommand implements Callable<Integer> {
    private final Instant now;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final StreamOptions streams = new StreamOptions();

    @Mixin
    private StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private KinesisOptions kinesisOptions = new KinesisOptions();

    @Mixin
    private FolderOptions folderOptions = new FolderOptions();

    @Mixin
    private DeadLetterOptions deadLetterOptions = new DeadLetterOptions();

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

    @Option(
            names = "--detections-poll",
            paramLabel = "DURATION",
            description =
                    "How often the files of --rules, --patterns and --tuning are looked at: what is changed in them takes"
                            + " effect without a restart, as a whole or not at all (default: ${DEFAULT-VALUE}; 0s: never).")
    private String detectionsPoll = "5s";

    @Option(
            names = "--ledger",
            paramLabel = "DIR",
            description =
                    "Folder for what was delivered of each log, account, region and hour, as JSON lines: a path that all TaskManagers share, or s3://…; default: it is not kept.")
    private @Nullable String ledger;

    @Option(
            names = "--no-proofs",
            description = "Do not play the attacks that prove, every hour, that detections still work.")
    private boolean unproved;

    /** Adds the options of the logs, once picocli has read the fields. */
    static final class WithLogs implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            ((DetectCommand) command.userObject()).streams.addTo(command);
            return command;
        }
    }

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
        wantSomeStream(problems);
        Detections detections = detectionOptions.detections(problems);
        Duration poll = new DurationOption("--detections-poll", detectionsPoll).read(problems);
        List<Unit> units = detections.check(problems);
        Proof.of(units, problems);
        IntelSettings intel = intelOptions
                .settings(problems)
                .lookingEvery(new DurationOption("--list-poll", listPoll).read(problems))
                .keepingIn(listCache(cluster));
        Intel known = intelOptions.load(intel, problems, spec.commandLine().getErr(), now.toEpochMilli());
        Map<String, Waiting> waiting = kinesisOptions.waiting(problems);
        List<LiveLog<?>> logs = LogKinds.ALL.stream()
                .<LiveLog<?>>map(kind -> LiveLog.of(kind, streams, waiting.get(kind.name()), problems))
                .toList();
        var places = new LivePlaces(
                kinesisOptions.logs(now, streams.anyStream() || !streams.anyFolder(), problems),
                folderOptions.logs(kinesisOptions, now, problems));
        FindingSink findings = storeOptions.sink(problems);
        DeadLetters deadLetters = deadLetterOptions.deadLetters(problems);
        LineFolder rows = new FolderOption("--ledger", ledger).read(problems);
        problems.throwIfAny();
        detections.remarks().forEach(spec.commandLine().getErr()::println);
        Blindness.of(units, known, given(logs))
                .lines()
                .forEach(spec.commandLine().getErr()::println);
        return new LivePlan(
                followed(detections, poll, intel.keptIn()),
                !unproved,
                intel,
                places,
                logs,
                findings,
                deadLetters,
                rows == null ? null : new KeptLedger(rows));
    }

    private void wantSomeStream(Problems problems) {
        if (streams.none()) {
            problems.add(
                    streams.nameOf(LogKinds.ALL.get(0)),
                    "",
                    "name at least one stream: " + streams.names() + "; or a folder, as --cloudtrail-s3");
        }
    }

    private static Set<String> given(List<LiveLog<?>> logs) {
        return logs.stream()
                .filter(LiveLog::given)
                .map(log -> log.kind().name())
                .collect(Collectors.toSet());
    }

    private Detections followed(Detections detections, Duration poll, @Nullable String kept) {
        if (poll.isZero() || detectionOptions.files().none()) {
            return detections;
        }
        String place = kept == null ? null : kept + "/detections";
        return detections.followed(new Following(detectionOptions.files(), poll.toMillis(), place, now.toEpochMilli()));
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
}
