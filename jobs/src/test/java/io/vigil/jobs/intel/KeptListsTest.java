package io.vigil.jobs.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.intel.AcceptedVersions.Kept;
import io.vigil.intel.lists.Fingerprint;
import io.vigil.intel.lists.ListContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptListsTest {
    @TempDir
    private Path folder;

    @Test
    void theLatestComesFirstWhateverCameBefore() throws IOException {
        Kept one = version("one");
        Kept two = version("two");

        for (Kept accepted : List.of(one, two, one, one)) {
            kept().keep("tor", accepted);
        }

        assertThat(kept().of("tor")).extracting(Kept::version).containsExactly(one.version(), two.version());
        assertThat(text(kept().of("tor").get(0).content())).isEqualTo("one");
        assertThat(kept().of("other")).isEmpty();
    }

    @Test
    void nothingIsLeftInPartAndOldCopiesGo() throws IOException {
        for (String text : List.of("one", "two", "three", "four")) {
            kept().keep("tor", version(text));
        }

        try (Stream<Path> files = Files.list(folder.resolve("kept/tor"))) {
            assertThat(files.filter(file -> !file.getFileName().toString().endsWith(".crc")))
                    .hasSize(2);
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsNotKept() throws IOException {
        kept().keep("tor", version("one"));
        var changed = new Kept(version("two").version(), version("three").content());

        assertThatThrownBy(() -> kept().keep("tor", changed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed");

        assertThat(kept().of("tor"))
                .extracting(Kept::version)
                .containsExactly(version("one").version());
    }

    private KeptLists kept() {
        return new KeptLists(folder.resolve("kept").toString());
    }

    private static Kept version(String text) throws IOException {
        ListContent content = () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new Kept(Fingerprint.of(content), content);
    }

    private static String text(ListContent content) throws IOException {
        try (var in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
