package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.cli.store.StoreToRead;
import io.vigil.console.Console;
import io.vigil.console.files.JobFiles;
import io.vigil.console.health.Health;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Keys;
import io.vigil.console.oidc.OidcSettings;
import io.vigil.console.oidc.OidcSignIn;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil console}: GuardDuty's API and a page over a store, until it is stopped. */
@Command(
        name = "console",
        description = "Serves findings to a browser and, as GuardDuty's API, to AWS's own tools.",
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreToRead store = new StoreToRead();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8383",
            description = "0 takes any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Others than this machine reach it only at another address, and only with --keys or --oidc (default: ${DEFAULT-VALUE}).")
    private String listen = "127.0.0.1";

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Who may ask: a line each, reader|analyst|admin ID SECRET. Programs sign with them as for AWS, people sign in.")
    private @Nullable Path keys;

    @Option(
            names = "--oidc",
            paramLabel = "FILE",
            description =
                    "Sign-in of people with a provider of OpenID Connect: issuer, client-id, client-secret, address,"
                            + " roles-claim, and its values for reader, analyst and admin, as key = value.")
    private @Nullable Path oidc;

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "A further name under which browsers reach the console; may be repeated.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--job-files",
            paramLabel = "DIR",
            description =
                    "Folder that the job follows, started with --tuning DIR/tuning.yaml --threat-list ip=DIR/threat --trusted-list DIR/trusted."
                            + " Filters that archive and sets of addresses go there; without it they are refused.")
    private @Nullable Path jobFiles;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Own rules as the job has them, so that filters can name what they find. Repeatable.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--patterns", paramLabel = "DIR", description = "Own sequences as the job has them.")
    private @Nullable String patterns;

    @Option(
            names = "--flink",
            paramLabel = "URL",
            description = "Flink's web interface of the cluster that runs the job, for the page of its health.")
    private @Nullable URI flink;

    @Option(
            names = "--ledger",
            paramLabel = "PATH",
            description =
                    "What each log delivered, for the same page: the file that replay --ledger wrote, or the folder of the job's --ledger.")
    private @Nullable Path ledger;

    private final Clock clock;

    /** @param clock what signatures and the audit are dated by */
    public ConsoleCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var problems = new Problems();
        if (port < 0 || port > LARGEST_PORT) {
            problems.add("--port", Integer.toString(port), "expected 0 to 65535");
        }
        FindingStorage storage = store.storage(problems);
        Gate gate = gate(keys(problems), problems);
        var detections = new DetectionFiles(rules, patterns, null);
        var book = new DetectionsOfJob(detections, problems);
        JobFiles files = files(new RulesOfJob(detections), problems);
        if (flink != null && !String.valueOf(flink.getScheme()).matches("https?")) {
            problems.add("--flink", flink.toString(), "expected http://HOST:8081");
        }
        if (ledger != null && !Files.isReadable(ledger)) {
            problems.add("--ledger", ledger.toString(), "no such file or folder");
        }
        problems.throwIfAny();
        if (storage != null) {
            storage.sql();
            storage.prepare();
            serve(storage, gate, new Console.Job(book, files, new Health(flink, ledger)));
        }
        return 0;
    }

    private JobFiles files(RulesOfJob job, Problems problems) {
        try {
            return jobFiles == null ? JobFiles.none(job) : JobFiles.in(jobFiles, job);
        } catch (IOException e) {
            problems.add("--job-files", String.valueOf(jobFiles), "cannot be written");
            return JobFiles.none(job);
        }
    }

    private Keys keys(Problems problems) {
        try {
            return keys == null ? Keys.NONE : Keys.read(keys);
        } catch (IOException e) {
            problems.add("--keys", String.valueOf(keys), "cannot be read");
        } catch (IllegalArgumentException e) {
            problems.add("--keys", String.valueOf(keys), e.getMessage());
        }
        return Keys.NONE;
    }

    private Gate gate(Keys known, Problems problems) {
        var names = new HashSet<>(hosts);
        try {
            if (oidc != null) {
                var settings = OidcSettings.read(oidc);
                names.add(settings.host());
                return new Gate(known, names, clock, new OidcSignIn(settings, clock));
            }
        } catch (IOException e) {
            problems.add("--oidc", String.valueOf(oidc), "cannot be read");
        } catch (IllegalArgumentException e) {
            problems.add("--oidc", String.valueOf(oidc), e.getMessage());
        }
        return new Gate(known, names, clock);
    }

    private void serve(FindingStorage storage, Gate gate, Console.Job job) throws InterruptedException {
        var out = spec.commandLine().getOut();
        try (var console =
                Console.start(storage, new InetSocketAddress(InetAddress.getAllByName(listen)[0], port), gate, job)) {
            String address = "http://" + (listen.equals("127.0.0.1") ? "localhost" : listen) + ":" + console.port();
            out.println(address + "/  shows the findings of " + storage.name() + "; Ctrl-C stops it");
            out.println("export AWS_ENDPOINT_URL=" + address + "  brings AWS's own tools here");
            out.flush();
            new CountDownLatch(1).await();
        } catch (IOException e) {
            refuse(
                    "--port",
                    Integer.toString(port),
                    "cannot be had at " + listen + " (" + e.getMessage() + "); 0 takes any that is free");
        } catch (IllegalArgumentException e) {
            refuse("--listen", listen, String.valueOf(e.getMessage()));
        }
    }

    private static void refuse(String option, String value, String why) {
        var problems = new Problems();
        problems.add(option, value, why);
        problems.throwIfAny();
    }
}
