package io.vigil.console.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.console.http.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFilesTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private JobFiles files;
    private Path tuning;

    @BeforeEach
    void follow() throws IOException {
        files = JobFiles.in(folder, new GivenRules());
        tuning = folder.resolve("tuning.yaml");
    }

    @Test
    void whatPeopleWroteStaysWordByWordBesideTheFilters() throws IOException {
        String own = """
                off: [port-sweep]   # noisy here
                suppress:
                    # the scanner
                    - {type: "Recon:*", expires: 2030-01-01, why: scanner}
                severity:
                  "A:B/C": 3
                """;
        Files.writeString(tuning, own);

        files.suppress(List.of("{\"type\":\"X\"}"));
        assertThat(tuning)
                .content()
                .contains("    - {\"type\":\"X\"}\n")
                .contains("# noisy here", "    - {type: \"Recon:*\"");
        files.suppress(List.of());

        assertThat(tuning).hasContent(own);
    }

    @Test
    void aFileWithoutSuppressionsGetsThem() throws IOException {
        files.suppress(List.of("{\"type\":\"X\"}", "{\"type\":\"Y\"}"));

        assertThat(Files.readAllLines(tuning))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly("suppress:", "  - {\"type\":\"X\"}", "  - {\"type\":\"Y\"}");
    }

    @Test
    void whatTheJobWouldRefuseChangesNothing() throws IOException {
        Files.writeString(tuning, "off: [a]\n");
        Path list = Files.writeString(folder.resolve("list"), "wrong");

        assertThatThrownBy(() -> files.suppress(List.of("{\"type\":\"wrong\"}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it is wrong");
        assertThatThrownBy(
                        () -> files.publish(true, ID, "partners", list.toUri().toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the list is wrong");

        assertThat(tuning).hasContent("off: [a]");
        assertThat(folder.resolve("trusted")).isEmptyDirectory();
    }

    @Test
    void suppressionsOnOneLineAreNotTornApart() throws IOException {
        Files.writeString(tuning, "suppress: []\n");

        assertThatThrownBy(() -> files.suppress(List.of("{}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("write it as a list");
    }

    @Test
    void onlyVersionsThatTheConsolePublishedAreTakenBack() throws IOException {
        Path own = Files.writeString(folder.resolve("threat/own.txt"), "198.51.100.9");
        Path list = Files.writeString(folder.resolve("list"), "198.51.100.7");
        String location = list.toUri().toString();
        String first = files.publish(false, ID, "bad", location);
        Files.writeString(list, "198.51.100.8");
        String second = files.publish(false, ID, "bad", location);

        files.keepOnly(false, Set.of(Path.of(second, "bad.txt")));

        assertThat(first).isNotEqualTo(second);
        assertThat(folder.resolve("threat/" + first)).isEmptyDirectory();
        assertThat(folder.resolve("threat/" + second + "/bad.txt")).hasContent("198.51.100.8");
        assertThat(own).exists();
    }

    @Test
    void withoutAFolderThereIsAWordThatHelps() {
        var none = JobFiles.none(new GivenRules());

        assertThatThrownBy(() -> none.suppress(List.of("{}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--job-files DIR");
    }
}
