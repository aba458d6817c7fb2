package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.cli.findings.FindingsTable;
import io.vigil.cli.findings.Screen;
import io.vigil.cli.replay.Outcome;
import io.vigil.cli.replay.Progress;
import io.vigil.cli.replay.Replay;
import io.vigil.cli.replay.ReplayLogs;
import io.vigil.cli.replay.ReplayPlan;
import io.vigil.intel.Intel;
import io.vigil.jobs.options.Blindness;
import io.vigil.jobs.options.DetectionOptions;
import io.vigil.jobs.options.IntelOptions;
import io.vigil.sinks.PrivateFile;
import io.vigil.sinks.StoredFinding;
import io.vigil.sources.PassedOver;
import java.io.IOException;
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

/** {@code vigil replay}: checks all that was asked for, runs it, shows what was found. */
@Command(
        name = "replay",
        description = "Runs the whole pipeline over log files; without any, over the samples.",
        mixinStandardHelpOptions = true,
        modelTransformer = ReplayCommand.WithLogs.class)
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static final int MOST_PARALLEL = 16;
    private static final int ENOUGH_PARALLEL = 4;

    private final long now;
    private final Screen screen;

    @Mixin
    private FileOptions logs = new FileOptions();

    @Mixin
    private IntelOptions intelligence = new IntelOptions();

    @Mixin
    private DetectionOptions detections = new DetectionOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Mixin
    private SavepointOptions savepoints = new SavepointOptions();

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Subtasks of each operator behind the sources (default: 1 for files of 8 MB in all, else one for"
                            + " each core, 4 at most).")
    private @Nullable Integer parallelism;

    /** Adds the options of the logs, once picocli has read the fields. */
    static final class WithLogs implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            ((ReplayCommand) command.userObject()).logs.addTo(command);
            return command;
        }
    }

    /**
     * @param now epoch milliseconds: what is dated a day later is refused, and the AWS ranges may be old by then
     * @param screen what it prints on
     */
    public ReplayCommand(long now, Screen screen) {
        this.now = now;
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        logs.orSamples(intelligence);
        var problems = new Problems();
        ReplayPlan plan = plan(problems);
        List<Unit> units = plan.detections().check(problems);
        Intel intel =
                intelligence.load(plan.intel(), problems, spec.commandLine().getErr(), now);
        problems.throwIfAny();
        var blindness = Blindness.of(units, intel, plan.logs().names());
        blindness.lines().forEach(spec.commandLine().getErr()::println);
        plan.detections().remarks().forEach(spec.commandLine().getErr()::println);
        logs.leftUnread().forEach(spec.commandLine().getErr()::println);
        if (plan.storage() != null) {
            plan.storage().prepare();
        }
        Outcome outcome = new Replay(
                        plan, screen.progress() ? Progress.on(spec.commandLine().getErr()) : Progress.NONE)
                .run();
        emit(outcome, blindness);
        return 0;
    }

    private ReplayPlan plan(Problems problems) {
        if (parallelism != null && (parallelism < 1 || parallelism > MOST_PARALLEL)) {
            problems.add("--parallelism", Integer.toString(parallelism), "expected 1 to " + MOST_PARALLEL);
        }
        outputs.check(problems);
        ReplayLogs found = logs.find(now, problems);
        return new ReplayPlan(
                found,
                detections.detections(problems),
                intelligence.settings(problems),
                parallelism == null ? parallelism(found) : parallelism,
                savepoints.savepoints(problems),
                outputs.signals(),
                outputs.rejected(),
                outputs.ledger(),
                outputs.storage(problems));
    }

    private static int parallelism(ReplayLogs logs) {
        return logs.areSmall()
                ? 1
                : Math.min(ENOUGH_PARALLEL, Runtime.getRuntime().availableProcessors());
    }

    private void emit(Outcome outcome, Blindness blindness) throws IOException {
        var findings = outcome.findings().stream().map(StoredFinding::of).toList();
        write(findings, outputs.findings());
        FindingsTable.print(findings, screen, spec.commandLine().getOut());
        if (outcome.late() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(outcome.late()
                            + " records came later than allowed and were judged as they came; see --lateness");
        }
        for (PassedOver known : outcome.passedOver()) {
            spec.commandLine()
                    .getOut()
                    .println("passed over: " + known.records() + " x "
                            + known.kind().text());
        }
        outcome.delivered().forEach(spec.commandLine().getOut()::println);
        if (!blindness.lacking().isEmpty()) {
            spec.commandLine().getOut().println(blindness);
        }
        if (outcome.savepoint() != null) {
            spec.commandLine().getOut().println("savepoint: " + outcome.savepoint());
        }
        spec.commandLine().getOut().println(outcome);
    }

    private static void write(List<StoredFinding> findings, @Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        try (var lines = PrivateFile.write(file)) {
            for (StoredFinding finding : findings) {
                lines.line(finding.document());
            }
        }
    }
}
