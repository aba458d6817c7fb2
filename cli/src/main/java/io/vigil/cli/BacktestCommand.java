package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.cli.replay.Replay;
import io.vigil.cli.replay.ReplayLogs;
import io.vigil.cli.replay.ReplayPlan;
import io.vigil.cli.replay.ReplaySignals;
import io.vigil.cli.replay.Savepoints;
import io.vigil.findings.Finding;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.options.DetectionOptions;
import io.vigil.jobs.options.IntelOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil backtest}: what a change of rules, sequences or tuning would have changed in the findings of some logs. */
@Command(
        name = "backtest",
        description =
                "Runs log files, or recorded signals, under the detections before and after a change, and prints the"
                        + " difference in findings.",
        mixinStandardHelpOptions = true,
        modelTransformer = BacktestCommand.WithLogs.class)
public final class BacktestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final long now;

    @Mixin
    private FileOptions logs = new FileOptions();

    @Option(
            names = "--signals",
            paramLabel = "FILE",
            description =
                    "In place of logs: signals that replay --signals wrote. Shows in seconds what sequences, stories,"
                            + " suppressions, severities and switching off change; rules and models are not run again.")
    private @Nullable Path signals;

    @Mixin
    private IntelOptions intelligence = new IntelOptions();

    @Mixin
    private DetectionOptions changed = new DetectionOptions();

    @Mixin
    private BeforeOptions before = new BeforeOptions();

    /** Adds the options of the logs, once picocli has read the fields. */
    static final class WithLogs implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            ((BacktestCommand) command.userObject()).logs.addTo(command);
            return command;
        }
    }

    /** @param now epoch milliseconds: what is dated a day later is refused */
    public BacktestCommand(long now) {
        this.now = now;
    }

    @Override
    public Integer call() throws Exception {
        var problems = new Problems();
        Detections old = before.files().read(problems);
        old.check(problems);
        Detections young = changed.detections(problems);
        young.check(problems);
        Runs runs = signals == null ? overLogs(problems) : overSignals(signals, problems);
        problems.throwIfAny();
        var difference = new FindingDifference(old, young);
        spec.commandLine().getOut().println(difference.of(runs.of(old), runs.of(young)));
        return 0;
    }

    /** What is run twice. */
    private interface Runs {
        List<Finding> of(Detections detections) throws Exception;
    }

    private Runs overSignals(Path file, Problems problems) {
        if (!logs.none()) {
            problems.add("--signals", file.toString(), "are in place of logs: give the one or the others");
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            problems.add("--signals", file.toString(), "is no file that may be read; replay --signals FILE writes one");
        }
        return detections -> new ReplaySignals(file, detections).run();
    }

    private Runs overLogs(Problems problems) throws Exception {
        logs.orSamples(intelligence);
        ReplayLogs found = logs.find(now, problems);
        IntelSettings intel = intelligence.settings(problems);
        intelligence.load(intel, problems, spec.commandLine().getErr(), now);
        return detections -> {
            var plan = new ReplayPlan(found, detections, intel, 1, new Savepoints(null, null), null, null, null, null);
            return new Replay(plan).run().findings();
        };
    }
}
