package io.vigil.jobs;

import io.vigil.catalogue.InvalidConfiguration;
import io.vigil.events.text.Printable;
import io.vigil.jobs.benchmark.BenchmarkCommand;
import io.vigil.jobs.commands.CheckCommand;
import io.vigil.jobs.commands.FindingsCommand;
import io.vigil.jobs.commands.ReplayCommand;
import io.vigil.jobs.commands.Terminal;
import io.vigil.sinks.StoreUnavailable;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line. Here, and nowhere else, somebody looks at the clock. */
@Command(
        name = "vigil",
        description = "Threat detection for AWS on Apache Flink.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Vigil {
    private static final int MISTAKE = 2;

    private Vigil() {}

    public static void main(String[] arguments) {
        System.exit(execute(commands(Clock.systemUTC().millis()), arguments));
    }

    /** @param now epoch milliseconds: what is dated a day later is refused */
    static CommandLine commands(long now) {
        return new CommandLine(new Vigil())
                .addSubcommand(new ReplayCommand(now))
                .addSubcommand(new FindingsCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new BenchmarkCommand());
    }

    /** @return exit code: 0 when all was done, 2 for a mistake in arguments or configuration (then nothing was done), 1 for what failed */
    static int execute(CommandLine commands, String... arguments) {
        // Colours are escape sequences, too, and the terminal lets none pass.
        return commands.setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setOut(Terminal.over(commands.getOut()))
                .setErr(Terminal.over(commands.getErr()))
                .setParameterExceptionHandler(Vigil::refuseArguments)
                .setExecutionExceptionHandler(Vigil::refuseConfiguration)
                .execute(arguments);
    }

    private static int refuseArguments(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        return refuse(
                command,
                Printable.of(mistake.getMessage()) + "\nTry: "
                        + command.getCommandSpec().qualifiedName() + " --help");
    }

    private static int refuseConfiguration(Exception failure, CommandLine command, ParseResult parsed)
            throws Exception {
        if (failure instanceof InvalidConfiguration || failure instanceof StoreUnavailable) {
            return refuse(command, failure.getMessage());
        }
        throw failure;
    }

    private static int refuse(CommandLine command, String message) {
        command.getErr().println(message);
        return MISTAKE;
    }
}
