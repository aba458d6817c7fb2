package io.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser drives the page. It needs Node, Chromium, and a folder with the npm packages playwright-core and axe-core. */
class BrowserTest {
    private static final String MODULES = System.getProperty("vigil.playwright", "");
    private static final String CHROMIUM = System.getProperty("vigil.chromium", "/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    @Test
    void aPersonListsFiltersReadsSuppressesArchivesAndLooksAtAnEntity() throws IOException, InterruptedException {
        assumeTrue(
                !MODULES.isEmpty() && Files.isExecutable(Path.of(CHROMIUM)),
                "no browser: -Dvigil.playwright=DIR names a folder where npm installed playwright-core and axe-core,"
                        + " -Dvigil.chromium=FILE the browser");
        var random = new SplittableRandom(15);
        var store = GivenStore.at(folder.resolve("vigil.db").toString());
        store.write(IntStream.range(0, 90)
                .mapToObj(number -> page(GivenFinding.of(number, random), number))
                .toList());
        Path ledger = Files.writeString(
                folder.resolve("ledger"),
                "{\"log\":\"vpc-flow\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"hour\":\"2025-06-02T00:00:00Z\",\"minutes\":1,\"records\":2,\"missing\":1}\n");
        JobFiles files = JobFiles.in(folder.resolve("job"), new GivenRules());
        Files.writeString(folder.resolve("job/threat/bad.txt"), "198.51.100.7\n");
        Files.createDirectories(PICTURES);
        Path script = folder.resolve("browser.mjs");
        try (var in = BrowserTest.class.getResourceAsStream("browser.mjs")) {
            Files.copy(in, script);
        }
        try (var console = Console.start(
                store.storage(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Gate(Keys.NONE, Set.of(), Clock.systemUTC()),
                new Console.Job(new GivenDetections(), files, new Health(null, ledger)))) {
            var process = new ProcessBuilder(
                            "node",
                            script.toString(),
                            "http://localhost:" + console.port(),
                            MODULES,
                            CHROMIUM,
                            PICTURES.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor() + " " + said).isEqualTo("0 all is well\n");
        }
    }

    /** Three are one incident, the others are alone. */
    private static void group(ObjectNode finding, int number) {
        GivenFinding.join(finding);
        if (number >= 5 && number <= 7) {
            finding.put("type", "UnauthorizedAccess:EC2/SSHBruteForce").put("severity", number == 7 ? 9.8 : 5.5);
        }
        if (number == 5 || number == 6) {
            GivenFinding.join(finding, "%032x".formatted(7));
        }
    }

    /** With what the page shows of a finding; the gravest one was named by an attacker. */
    private static ObjectNode page(ObjectNode finding, int number) {
        boolean hostile = number == 0;
        if (number == 1) {
            finding.put("type", "SelfCheck:Log/Silent.Vigil");
        }
        finding.put("title", hostile ? "<img src=x onerror=\"attacked=1\">\u001b]0;owned\u0007" : "A port scan")
                .put("description", hostile ? "<script>attacked=1</script>" : "Ports were tried one after the other.")
                .put("severity", hostile ? 9.9 : finding.path("severity").asDouble());
        finding.putObject("resource")
                .put("resourceType", "Instance")
                .putObject("instanceDetails")
                .put("instanceId", "i-0123456789abcdef" + number % 3);
        group(finding, number);
        var service = (ObjectNode) finding.get("service");
        service.remove("detection");
        service.put("archived", false);
        ((ObjectNode) service.at("/additionalInfo/vigil"))
                .put(
                        "firstEvent",
                        "{\"srcaddr\":\"198.51.100.7\",\"dstport\":22,\"log\":\"<img src=x onerror=attacked=1>\"}");
        ((ObjectNode) service.at("/additionalInfo/vigil"))
                .putArray("scoreShares")
                .addObject()
                .put("feature", "place")
                .put("share", 0.62);
        return finding;
    }
}
