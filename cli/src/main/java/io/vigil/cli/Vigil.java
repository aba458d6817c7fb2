package io.vigil.cli;

import io.vigil.cli.delivery.DeliverCommand;
import io.vigil.cli.findings.ExplainCommand;
import io.vigil.cli.findings.FindingsCommand;
import io.vigil.cli.findings.Screen;
import io.vigil.cli.manual.CompletionCommand;
import io.vigil.cli.manual.ManCommand;
import io.vigil.jobs.options.Commands;
import java.time.Clock;
import java.time.Duration;
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
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private Vigil() {}

    public static void main(String[] arguments) {
        Screen screen =
                Screen.of(System.getProperty("vigil.columns"), Boolean.getBoolean("vigil.progress"), System.getenv());
        System.exit(Commands.execute(commands(Clock.systemUTC().millis(), screen), arguments));
    }

    /**
     * @param now epoch milliseconds: what is dated a day later is refused, and what comes with the project may be old by then
     * @param screen what it prints on
     */
    static CommandLine commands(long now, Screen screen) {
        var commands = new CommandLine(new Vigil())
                // picocli asks model transformers only of what is made a CommandLine here
                .addSubcommand(new CommandLine(new ReplayCommand(now, screen)))
                .addSubcommand(new CommandLine(new BacktestCommand(now)))
                .addSubcommand(new FindingsCommand(now, screen, Vigil::aWhile))
                .addSubcommand(new ExplainCommand(screen))
                .addSubcommand(new CommandLine(new ConsoleCommand(Clock.systemUTC())))
                .addSubcommand(new CommandLine(new DeliverCommand(Clock.systemUTC(), System.getenv())))
                .addSubcommand(new CheckCommand(now))
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new ManCommand());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        ServiceLoader.load(Subcommand.class).forEach(commands::addSubcommand);
        return commands;
    }

    private static boolean aWhile() throws InterruptedException {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        return true;
    }
}
