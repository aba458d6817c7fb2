package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.options.Blindness;
import io.vigil.jobs.options.DetectionOptions;
import io.vigil.jobs.options.IntelOptions;
import io.vigil.jobs.pipeline.LogKind;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vigil check}: reads and compiles all detections, reads all lists, and says what is wrong. */
@Command(
        name = "check",
        description = "Checks rules, models, patterns, tuning and lists.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final long now;

    @Mixin
    private DetectionOptions options = new DetectionOptions();

    @Mixin
    private IntelOptions intelligence = new IntelOptions();

    /** @param now epoch milliseconds, for what may be old */
    public CheckCommand(long now) {
        this.now = now;
    }

    @Override
    public Integer call() {
        var problems = new Problems();
        Detections detections = options.detections(problems);
        var units = detections.check(problems);
        Intel intel = intelligence.load(
                intelligence.settings(problems), problems, spec.commandLine().getErr(), now);
        problems.throwIfAny();
        var out = spec.commandLine().getOut();
        out.println("ok: " + units.size() + " units");
        detections.remarks().forEach(remark -> out.println("  " + remark));
        var logs = LogKinds.ALL.stream().map(LogKind::name).collect(Collectors.toSet());
        Blindness.of(units, intel, logs).lines().forEach(line -> out.println("  " + line));
        return 0;
    }
}
