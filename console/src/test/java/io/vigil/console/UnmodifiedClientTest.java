package io.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.console.detections.GivenDetections;
import io.vigil.console.files.GivenRules;
import io.vigil.console.files.JobFiles;
import io.vigil.console.health.Health;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Keys;
import io.vigil.console.store.GivenFinding;
import io.vigil.console.store.GivenStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own clients, each as a process of its own, call what the console serves. */
class UnmodifiedClientTest {
    @TempDir
    Path folder;

    private Console console;

    @BeforeEach
    void start() throws IOException {
        var random = new SplittableRandom(3);
        var store = GivenStore.at(folder.resolve("vigil.db").toString());
        store.write(IntStream.range(0, 120)
                .mapToObj(number -> GivenFinding.of(number, random))
                .toList());
        Path keys = Files.write(
                folder.resolve("keys"),
                List.of("admin ADMIN abcdefghijklmnop1234", "reader READER abcdefghijklmnop5678"));
        // A client signs with the clock of its machine.
        console = Console.start(
                store.storage(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Gate(Keys.read(keys), Set.of(), Clock.systemUTC()),
                new Console.Job(
                        new GivenDetections(), JobFiles.in(folder.resolve("job"), new GivenRules()), Health.unknown()));
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void botoCallsAllThatIsServed() throws IOException, InterruptedException {
        String python = System.getProperty("vigil.python", "python3");
        assumeTrue(
                run(Map.of(), python, "-c", "import boto3").equals("0 "),
                "no python with boto3 is here; -Dvigil.python names one");

        assertThat(run(Map.of(), python, given("client.py"), Integer.toString(console.port()), folder.toString()))
                .isEqualTo("0 all is well\n");
    }

    @Test
    void theCommandLineReadsEveryPageAndActs() throws IOException, InterruptedException {
        String aws = System.getProperty("vigil.aws", "aws");
        assumeTrue(
                run(Map.of(), aws, "--version").startsWith("0 aws-cli"), "no AWS CLI is here; -Dvigil.aws names one");

        assertThat(run(Map.of("AWS", aws), "sh", given("client.sh"), address(), folder.toString()))
                .isEqualTo("0 all is well\n");
    }

    /** It refuses a whole page for one time in another form than the model's. Its modules are downloaded, so it runs only when asked for. */
    @Test
    void theStrictClientForGoReadsEveryPageAndWhatItWrote() throws IOException, InterruptedException {
        String go = System.getProperty("vigil.go", "");
        assumeTrue(!go.isEmpty(), "-Dvigil.go names the go command; it downloads AWS's client");
        Files.writeString(folder.resolve("go-list"), "198.51.100.7\n");
        for (String file : List.of("main.go", "terraform.go", "sets.go", "go.mod", "go.sum")) {
            given("go/" + file);
        }

        assertThat(run(Map.of(), go, "-C", folder.resolve("go").toString(), "run", ".", address(), folder.toString()))
                .isEqualTo("0 120 findings, true\n");
    }

    /** It asks STS and EC2 first, then GuardDuty; one address is enough for all. */
    @Test
    void prowlerRunsItsChecksOfGuardDuty() throws IOException, InterruptedException {
        String prowler = System.getProperty("vigil.prowler", "");
        assumeTrue(!prowler.isEmpty(), "-Dvigil.prowler names the command of Prowler");
        var environment = Map.of(
                "AWS_ENDPOINT_URL", address(),
                "AWS_ACCESS_KEY_ID", "ADMIN",
                "AWS_SECRET_ACCESS_KEY", "abcdefghijklmnop1234",
                "AWS_DEFAULT_REGION", "eu-west-1",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        String said = run(
                environment,
                prowler,
                "aws",
                "--service",
                "guardduty",
                "--region",
                "eu-west-1",
                "--output-formats",
                "csv",
                "--output-directory",
                folder.resolve("prowler").toString(),
                "--ignore-exit-code-3",
                "--no-banner",
                "--no-color");

        assertThat(said).startsWith("0 ");
        String report = report(folder.resolve("prowler"));
        assertThat(lineOf(report, "guardduty_is_enabled")).contains(";PASS;");
        assertThat(lineOf(report, "guardduty_no_high_severity_findings")).contains(";FAIL;");
    }

    private static String report(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return Files.readString(files.filter(file -> file.toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static String lineOf(String report, String check) {
        return report.lines()
                .filter(line -> line.contains(";" + check + ";"))
                .findFirst()
                .orElse("");
    }

    private String address() {
        return "http://localhost:" + console.port();
    }

    private String given(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (var in = UnmodifiedClientTest.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file.toString();
    }

    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return "no such command";
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
