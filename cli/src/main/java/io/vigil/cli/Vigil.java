package io.vigil.cli;

import io.vigil.jobs.options.Commands;
import java.time.Clock;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. It looks at the clock; besides it, only the live job's entry point and its source do. */
@Command(
        name = "vigil",
        description = "Threat detection for AWS on Apache Flink.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Vigil {
    private Vigil() {}

    public static void main(String[] arguments) {
        System.exit(Commands.execute(commands(Clock.systemUTC().millis()), arguments));
    }

    /** @param now epoch milliseconds: what is dated a day later is refused, and what comes with the project may be old by then */
    static CommandLine commands(long now) {
        var commands = new CommandLine(new Vigil())
                // picocli asks model transformers only of what is made a CommandLine here
                .addSubcommand(new CommandLine(new ReplayCommand(now)))
                .addSubcommand(new CommandLine(new BacktestCommand(now)))
                .addSubcommand(new FindingsCommand())
                .addSubcommand(new CommandLine(new ConsoleCommand(Clock.systemUTC())))
                .addSubcommand(new CheckCommand(now));
        ServiceLoader.load(Subcommand.class).forEach(commands::addSubcommand);
        return commands;
    }
}
