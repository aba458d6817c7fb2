package io.vigil.jobs.commands;

import io.vigil.catalogue.Problems;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vigil check}: reads and compiles all detections, and says what is wrong. */
@Command(name = "check", description = "Checks rules, models, patterns and tuning.", mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DetectionOptions options = new DetectionOptions();

    @Override
    public Integer call() {
        var problems = new Problems();
        var units = options.detections(problems).check(problems);
        problems.throwIfAny();
        spec.commandLine().getOut().println("ok: " + units.size() + " units");
        return 0;
    }
}
