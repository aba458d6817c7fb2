package io.vigil.cli.delivery;

import io.vigil.catalogue.Problems;
import io.vigil.cli.findings.NewsOptions;
import io.vigil.cli.store.StoreToRead;
import io.vigil.events.text.Printable;
import io.vigil.jobs.options.DurationOption;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.SqlFindings;
import io.vigil.sinks.aws.CredentialSource;
import io.vigil.sinks.delivery.Courier;
import io.vigil.sinks.delivery.Outbox;
import io.vigil.sinks.delivery.Selection;
import io.vigil.sinks.receivers.Destination;
import io.vigil.sinks.receivers.Means;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil deliver}: hands findings of a store on to other tools, beside the job that writes them. */
@Command(
        name = "deliver",
        description = "Hands the findings of a store on to other tools, each state at least once, until it is stopped.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vigil deliver --to ocsf=file:findings.jsonl --once",
            "  vigil deliver --to asff=https://hooks.example.com/vigil --secret-file secret.txt --severity-at-least 7",
            "  vigil deliver --to eventbridge=kinesis:eu-west-1/findings --to guardduty=s3:eu-west-1/findings-bucket --since 24h"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:with --once, something was not handed over", "2:wrong arguments, or no such store"
        })
public final class DeliverCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreToRead store = new StoreToRead();

    @Option(
            names = "--to",
            paramLabel = "FORMAT=PLACE",
            description =
                    "guardduty, eventbridge, asff or ocsf, to file:PATH (JSON lines), folder:DIR or s3:REGION/BUCKET[/PREFIX] (GuardDuty's"
                            + " export layout), kinesis:REGION/STREAM or https://… (a signed webhook). Repeatable.")
    private List<String> to = List.of();

    @Option(
            names = "--outputs",
            paramLabel = "DIR",
            description =
                    "Folder whose files name more of them, one a line; looked at again and again. The publishing destinations of"
                            + " vigil console --job-files are in its folder outputs.")
    private @Nullable Path outputs;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "What webhooks are signed with, as Standard Webhooks has it: whsec_ and base64.")
    private @Nullable Path secretFile;

    @Mixin
    private NewsOptions news = new NewsOptions();

    @Option(
            names = "--pace",
            paramLabel = "DURATION",
            defaultValue = "15m",
            description =
                    "News of a finding that was handed over wait so long, and go together (default: ${DEFAULT-VALUE}).")
    private String pace = "15m";

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How often to look into the store (default: ${DEFAULT-VALUE}).")
    private String every = "10s";

    @Option(names = "--once", description = "Ends when all that the store holds now was tried.")
    private boolean once;

    private final Clock clock;
    private final Map<String, String> environment;
    private final Looks looks;

    /** What passes between two looks at the folder of outputs. */
    @FunctionalInterface
    interface Looks {
        /** @return whether to look again */
        boolean again(Duration usual) throws InterruptedException;
    }

    /**
     * @param clock what {@code --since} and {@code --pace} count by, and signatures are dated by
     * @param environment may hold the keys of AWS
     */
    public DeliverCommand(Clock clock, Map<String, String> environment) {
        this(clock, environment, usual -> {
            Thread.sleep(usual.toMillis());
            return true;
        });
    }

    DeliverCommand(Clock clock, Map<String, String> environment, Looks looks) {
        this.clock = clock;
        this.environment = Map.copyOf(environment);
        this.looks = looks;
    }

    @Override
    public Integer call() throws InterruptedException {
        var problems = new Problems();
        var named = new Outputs(to, outputs);
        Map<String, Destination> destinations = named.read(problems);
        if (to.isEmpty() && outputs == null) {
            problems.add("--to", "", "say where findings are to go; --outputs names a folder that does");
        }
        Means means = means(destinations, problems);
        Selection selection = selection(problems);
        Duration usual = new DurationOption("--every", every).readFromSecond(problems);
        FindingStorage storage = store.storage(problems);
        problems.throwIfAny();
        if (storage == null) {
            return 0;
        }
        SqlFindings sql = storage.sql();
        storage.prepare();
        Function<Destination, Round> opened =
                destination -> round(destination, means, new Outbox(sql, destination.name(), selection));
        return once ? carryOnce(destinations.values().stream().map(opened).toList()) : carryOn(named, opened, usual);
    }

    private Means means(Map<String, Destination> destinations, Problems problems) {
        byte[] secret = {};
        if (secretFile != null) {
            secret = WebhookSecret.read(secretFile, problems);
        } else if (destinations.values().stream().anyMatch(Destination::signs)) {
            problems.add("--secret-file", "", "webhooks are signed; name the file with the secret");
        }
        var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        return new Means(http, new CredentialSource(environment, http, clock), clock, secret);
    }

    private Selection selection(Problems problems) {
        return new Selection(
                news.severityAtLeast(problems),
                news.since(clock.instant(), problems).orElse(Instant.EPOCH),
                new DurationOption("--pace", pace).read(problems));
    }

    private Round round(Destination destination, Means means, Outbox outbox) {
        var receiver = destination.opened().apply(means);
        return new Round(destination, new Courier(outbox, receiver, clock, line -> report(destination, line)));
    }

    private void report(Destination destination, String line) {
        spec.commandLine().getErr().println(Printable.of(destination + ": " + line));
    }

    private int carryOnce(List<Round> rounds) throws InterruptedException {
        boolean all = true;
        for (Round round : rounds) {
            all &= round.courier().carry() && round.courier().refused() == 0;
            spec.commandLine()
                    .getOut()
                    .println(Printable.of(round.to() + ": " + round.courier().taken() + " findings handed over, "
                            + round.courier().refused() + " refused"));
        }
        return all ? 0 : 1;
    }

    /** Each receiver has a thread of its own: one that does not answer holds up no other. */
    private int carryOn(Outputs named, Function<Destination, Round> opened, Duration usual)
            throws InterruptedException {
        var threads = new HashMap<String, Thread>();
        do {
            // What is wrong in a folder that changes is passed over until it is right.
            Map<String, Destination> wanted = named.read(new Problems());
            wanted.values().removeIf(destination -> destination.signs() && secretFile == null);
            wanted.forEach((name, destination) ->
                    threads.computeIfAbsent(name, unknown -> started(opened.apply(destination), usual)));
            List<Thread> gone = threads.entrySet().stream()
                    .filter(each -> !wanted.containsKey(each.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            threads.keySet().retainAll(wanted.keySet());
            stop(gone);
        } while (looks.again(usual));
        stop(threads.values());
        return 0;
    }

    /** What was handed over is noted before it returns, unless a receiver or the store takes too long. */
    private static void stop(Collection<Thread> threads) throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
    }

    private Thread started(Round round, Duration usual) {
        report(round.to(), "delivering; Ctrl-C stops it");
        var thread = new Thread(() -> round.goOn(usual), "deliver " + round.to());
        thread.start();
        return thread;
    }

    private record Round(Destination to, Courier courier) {
        void goOn(Duration usual) {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    courier.carry();
                    Thread.sleep(courier.pause(usual).toMillis());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
