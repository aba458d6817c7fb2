package io.vigil.cli.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    @Test
    void filesOfTheFolderNameMoreWhileTheyAreThere() throws IOException {
        Path named = Files.createDirectory(folder.resolve("outputs"));
        var outputs = new Outputs(List.of("ocsf=file:" + folder.resolve("a")), named);
        Files.writeString(named.resolve("one.txt"), "# ours\n\nguardduty=s3:eu-west-1/findings-bucket\n");

        assertThat(outputs.read(problems).keySet())
                .containsExactly("ocsf=file:" + folder.resolve("a"), "guardduty=s3:eu-west-1/findings-bucket");

        Files.delete(named.resolve("one.txt"));

        assertThat(outputs.read(problems)).hasSize(1);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void aLineThatIsNoPlaceIsToldByItsNumberAndNotByItsText() throws IOException {
        Files.writeString(folder.resolve("one.txt"), "asff=https://user:hunter2@example.com/\n");

        new Outputs(List.of(), folder).read(problems);

        assertThat(problems.toString()).contains("--outputs", "line 1").doesNotContain("hunter2");
    }

    @Test
    void aFolderThatIsMissingIsAProblem() {
        new Outputs(List.of(), folder.resolve("none")).read(problems);

        assertThat(problems.toString()).contains("is no folder that can be read");
    }
}
