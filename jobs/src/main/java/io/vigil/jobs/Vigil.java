package io.vigil.jobs;

import io.vigil.catalogue.InvalidConfiguration;
import io.vigil.jobs.benchmark.BenchmarkCommand;
import io.vigil.jobs.commands.CheckCommand;
import io.vigil.jobs.commands.FindingsCommand;
import io.vigil.jobs.commands.ReplayCommand;
import io.vigil.sinks.StoreUnavailable;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
        System.exit(run(Clock.systemUTC().millis(), arguments));
    }

    /**
     * @param now epoch milliseconds: what is dated a day later is refused
     * @return exit code
     */
    static int run(long now, String... arguments) {
        return execute(
                new CommandLine(new Vigil())
                        .addSubcommand(new ReplayCommand(now))
                        .addSubcommand(new FindingsCommand())
                        .addSubcommand(new CheckCommand())
                        .addSubcommand(new BenchmarkCommand()),
                arguments);
    }

    /** @return exit code: 0 when all was done, 2 for a mistake in arguments or configuration (then nothing was done), 1 for what failed */
    static int execute(CommandLine commands, String... arguments) {
        return commands.setParameterExceptionHandler((mistake, given) -> refuse(mistake.getMessage() + "\nTry: "
                        + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help"))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof InvalidConfiguration || failure instanceof StoreUnavailable) {
                        return refuse(failure.getMessage());
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    private static int refuse(String message) {
        System.err.println(message);
        return MISTAKE;
    }
}
