package io.vigil.cli.manual;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vigil completion}: the script by which a shell completes commands and options. */
@Command(
        name = "completion",
        description = "Prints the script by which bash and zsh complete commands and options.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  source <(./vigil completion)", "  ./vigil completion > /etc/bash_completion.d/vigil"})
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(AutoComplete.bash("vigil", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
