package io.vigil.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindLogFilesTest {
    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private final List<Path> leftUnread = new ArrayList<>();

    @Test
    void aFolderMeansItsLogsAndThoseBelow() throws IOException {
        write("a.json", "100 a");
        write("below/b.jsonl.gz", "50 b");
        write("below/c.log", "70 c");
        write("below/readme.txt", "broken");

        var found = find(folder);

        assertThat(found).extracting(LogFile::firstTime).containsExactlyInAnyOrder(100L, 50L, 70L);
        assertThat(problems).isEmpty();
    }

    @Test
    void aFileOfAnotherNameIsALogWhenItBeginsAsOneAndElseIsReportedAsUnread() throws IOException {
        write("trail-1-2026-06-12-10-00-00-0b1c", "100 a");
        write("000000.gz", "50 b");
        write("notes.txt", "broken");
        write("_SUCCESS");
        write(".DS_Store", "broken");

        assertThat(find(folder)).hasSize(2);
        assertThat(leftUnread).extracting(path -> path.getFileName().toString()).containsExactly("notes.txt");
        assertThat(problems).isEmpty();
    }

    @Test
    void hiddenFilesAndFoldersAreNotMeant() throws IOException {
        write("a.json", "100 a");
        write(".b.json", "50 b");
        write(".git/c.json", "50 c");

        assertThat(find(folder)).hasSize(1);
    }

    @Test
    void aFileGivenTwiceIsReadOnce() throws IOException {
        Path file = write("a.json", "100 a");

        assertThat(find(file, folder.resolve("../" + folder.getFileName() + "/a.json")))
                .hasSize(1);
    }

    @Test
    void aFileGivenByNameMayHaveAnyName() throws IOException {
        assertThat(find(write("export.txt", "100 a"))).hasSize(1);
    }

    @Test
    void aFileWithoutEventsHasNoFirstTime() throws IOException {
        assertThat(find(write("empty.log"))).extracting(LogFile::firstTime).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        write("folder/readme.txt", "broken");
        Path damaged = write("damaged.log.gz", "broken");

        find(folder.resolve("missing.json"), folder.resolve("folder"), damaged);

        assertThat(problems).hasSize(3);
        assertThat(problems.toString())
                .contains("missing.json", "no such file or folder")
                .contains("holds no .json, .jsonl or .log file")
                .contains("damaged.log.gz", "no gzip");
    }

    @Test
    void aDamagedFileAmongOthersInAFolderIsLeftForTheReplayToCount() throws IOException {
        write("damaged.log.gz", "broken");
        write("good.log", "100 a");

        assertThat(find(folder)).hasSize(2);
        assertThat(problems).isEmpty();
    }

    private Path write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(lines));
    }

    private List<LogFile> find(Path... paths) {
        var find = new FindLogFiles<>(new TimedLines(), Long.MAX_VALUE, (path, why) -> problems.add(path + ": " + why));
        var found = find.in(List.of(paths));
        leftUnread.addAll(find.leftUnread());
        return found;
    }
}
