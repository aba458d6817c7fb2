package io.vigil.jobs.options;

import io.vigil.catalogue.InvalidConfiguration;
import io.vigil.events.text.Printable;
import io.vigil.sinks.StoreUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Executes command lines, and shows mistakes without a stack trace. */
public final class Commands {
    private static final int MISTAKE = 2;

    private Commands() {}

    /** @return exit code: 0 when all was done, 2 for a mistake in arguments or configuration (then nothing was done), 1 for what failed */
    public static int execute(CommandLine commands, String... arguments) {
        // Colours are escape sequences, too, and the terminal lets none pass.
        return commands.setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setOut(Terminal.over(commands.getOut()))
                .setErr(Terminal.over(commands.getErr()))
                .setParameterExceptionHandler(Commands::refuseArguments)
                .setExecutionExceptionHandler(Commands::refuseConfiguration)
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
