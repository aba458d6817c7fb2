package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.cli.field.FieldCase;
import io.vigil.cli.findings.Screen;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small inputs after public reports, where they lie beside the project: each is replayed, and comes out as its {@code expected.json} states.
 * {@code -Dfield.only=TEXT,…} plays only cases whose name contains one of the texts; {@code -Dfield.cases=FOLDER} those of another folder.
 *
 * <p>{@code field-open.txt} names the cases that are known to come out wrong. One of them that comes out right fails until its line is gone.
 */
class FieldCasesTest {
    private static final long NOW = Instant.parse("2026-12-01T00:00:00Z").toEpochMilli();
    private static final Path CASES = Path.of(System.getProperty("field.cases", "../../shared/field/cases"));
    private static final List<String> ONLY =
            List.of(System.getProperty("field.only", "").split(","));

    @TempDir
    private static Path scratch;

    @TestFactory
    Stream<DynamicTest> comesOutAsExpected() throws IOException {
        assumeTrue(
                Files.isDirectory(CASES),
                "skipped: the cases from the field are not beside the project (../shared/field)");
        Set<String> open = open();
        return FieldCase.in(CASES).stream()
                .filter(field -> ONLY.stream().anyMatch(field.name()::contains))
                .map(field -> DynamicTest.dynamicTest(field.name(), () -> check(field, open.contains(field.name()))));
    }

    private static Set<String> open() throws IOException {
        try (InputStream in = FieldCasesTest.class.getResourceAsStream("/field-open.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        }
    }

    private static void check(FieldCase field, boolean open) throws IOException {
        Path out = Files.createDirectories(scratch.resolve(field.name()));
        var log = new StringWriter();
        var printer = new PrintWriter(log, true);

        int status = Commands.execute(
                Vigil.commands(NOW, Screen.NONE).setOut(printer).setErr(printer), field.arguments(out));

        List<String> unmet = field.unmet(out, status, log.toString());
        if (open) {
            assertThat(unmet).as("comes out right: take it off field-open.txt").isNotEmpty();
        } else {
            assertThat(unmet).as(field.why()).isEmpty();
        }
    }
}
