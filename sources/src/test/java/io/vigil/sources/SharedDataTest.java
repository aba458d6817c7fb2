package io.vigil.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.events.Event;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.gzip.PlainStream;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real logs that lie beside the project, where they do. */
class SharedDataTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final List<LogFormat<?>> FORMATS =
            List.of(new CloudTrailFormat(), new VpcFlowFormat(null), new ResolverFormat());
    /** Which files hold what, by name of the format. */
    private static final Map<String, String> OWN = Map.of(
            "cloudtrail", ".*(stratus-detonation-logs/aws|(sans-lab-benign|exfiltration)/cloudtrail).*",
            "vpc-flow", ".*/vpcflow[.]log.*",
            "dns", ".*/resolver[.]jsonl.*");

    @Test
    void everyLineIsAnEventOfItsOwnFormatAndRefusedByTheOthers() throws IOException {
        for (Path file : files()) {
            var own = FORMATS.stream().filter(format -> isOwn(format, file)).toList();
            int lines = own.isEmpty() ? 0 : lines(file);
            for (var format : FORMATS) {
                var outcome = read(format, file);
                if (own.isEmpty()) {
                    // Whatever is in it, wrapped or not, was read to its end.
                    continue;
                }

                assertThat(outcome.events()).as("%s as %s", file, format).hasSize(own.contains(format) ? lines : 0);
                if (own.contains(format)) {
                    assertThat(outcome.rejected()).as("%s as %s", file, format).isEmpty();
                } else {
                    // A header is a line like any other to the formats that know none.
                    assertThat(outcome.rejects()).as("%s as %s", file, format).isBetween((long) lines, lines + 1L);
                }
            }
        }
    }

    private static boolean isOwn(LogFormat<?> format, Path file) {
        return file.toString().matches(OWN.get(format.name()));
    }

    private static List<Path> files() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "skipped: the development data is not beside the project (../shared/data)");
        try (Stream<Path> all = Files.walk(DATA)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|jsonl|log|gz)"))
                    .sorted()
                    .toList();
        }
    }

    private static Outcome<? extends Event> read(LogFormat<?> format, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Outcome.of(format, in);
        }
    }

    /** Neither blank nor a header. */
    private static int lines(Path file) throws IOException {
        try (var in = new PlainStream(Files.newInputStream(file), Long.MAX_VALUE);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return (int) reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("version account-id"))
                    .count();
        }
    }
}
