package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.cli.findings.Screen;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ManualTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void everyCommandHasAPageWithAllItsOptions() throws IOException {
        CommandLine commands = commands();

        assertThat(Commands.execute(commands, "man", folder.resolve("man1").toString()))
                .isZero();

        try (Stream<Path> pages = Files.list(folder.resolve("man1"))) {
            assertThat(pages).hasSize(commands.getSubcommands().size() + 1);
        }
        for (var command : commands.getSubcommands().entrySet()) {
            String page = Files.readString(folder.resolve("man1/vigil-" + command.getKey() + ".1"));
            assertThat(page).startsWith(".TH \"VIGIL-").contains(".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS");
            for (var option : command.getValue().getCommandSpec().options()) {
                assertThat(page).contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR");
            }
            assertThat(page).doesNotContain("DEFAULT-VALUE").doesNotContain("null");
        }
        assertThat(Files.readString(folder.resolve("man1/vigil-findings.1")))
                .contains(".SH EXAMPLES", ".SH \"EXIT STATUS\"", "\\-\\-fail\\-at");
    }

    @Test
    void theShellKnowsEveryCommandAndOption() {
        assertThat(Commands.execute(commands(), "completion")).isZero();

        assertThat(out.toString())
                .startsWith("#!/usr/bin/env bash")
                .contains("findings", "explain", "deliver", "--fail-at", "--severity-at-least", "table");
    }

    private CommandLine commands() {
        return Vigil.commands(0, Screen.NONE).setOut(new PrintWriter(out, true));
    }
}
