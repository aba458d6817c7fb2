package io.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.console.files.GivenRules;
import io.vigil.console.files.JobFiles;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own client for Python, as a process of its own, calls what the console serves. */
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
                store.storage().sql(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Gate(Keys.read(keys), Set.of(), Clock.systemUTC()),
                new Console.Job(Map.of("u", "# The detection"), JobFiles.in(folder.resolve("job"), new GivenRules())));
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void botoReadsCountsAndArchives() throws IOException, InterruptedException {
        assumeTrue(run("-c", "import boto3").equals("0 "), "no python with boto3 is here; -Dvigil.python names one");
        Path script = folder.resolve("client.py");
        try (var in = UnmodifiedClientTest.class.getResourceAsStream("client.py")) {
            Files.copy(in, script);
        }

        assertThat(run(script.toString(), Integer.toString(console.port()), folder.toString()))
                .isEqualTo("0 all is well\n");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("vigil.python", "python3")));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "no python3";
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
