package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.cli.replay.Outcome;
import io.vigil.cli.replay.Replay;
import io.vigil.cli.replay.ReplayLogs;
import io.vigil.cli.replay.ReplayPlan;
import io.vigil.cli.replay.Savepoints;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.options.DetectionOptions;
import io.vigil.jobs.options.IntelOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vigil backtest}: what a change of rules, sequences or tuning would have changed in the findings of some logs. */
@Command(
        name = "backtest",
        description =
                "Runs log files under the detections before and after a change, and prints the difference in findings.",
        mixinStandardHelpOptions = true,
        modelTransformer = BacktestCommand.WithLogs.class)
public final class BacktestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final long now;

    @Mixin
    private FileOptions logs = new FileOptions();

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
        logs.orSamples(intelligence);
        var problems = new Problems();
        Detections old = before.files().read(problems);
        old.check(problems);
        Detections young = changed.detections(problems);
        young.check(problems);
        ReplayLogs found = logs.find(now, problems);
        IntelSettings intel = intelligence.settings(problems);
        intelligence.load(intel, problems, spec.commandLine().getErr(), now);
        problems.throwIfAny();
        var difference = new FindingDifference(old, young);
        Outcome first = run(found, old, intel);
        Outcome second = run(found, young, intel);
        spec.commandLine().getOut().println(difference.of(first.findings(), second.findings()));
        return 0;
    }

    private static Outcome run(ReplayLogs logs, Detections detections, IntelSettings intel) throws Exception {
        var plan = new ReplayPlan(logs, detections, intel, 1, new Savepoints(null, null), null, null, null, null);
        return new Replay(plan).run();
    }
}
