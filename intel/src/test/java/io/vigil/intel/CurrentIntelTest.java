package io.vigil.intel;

import static io.vigil.intel.IntelFolder.callFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentIntelTest {
    private final IntelFolder folder;
    private final Path list;
    private long written;

    CurrentIntelTest(@TempDir Path path) {
        folder = new IntelFolder(path);
        list = path.resolve("ip.txt");
    }

    @Test
    void followsItsFiles() throws IOException {
        CurrentIntel current = load("198.51.100.7", "198.51.100.8");
        Intel before = current.get();
        assertThat(hits(before, "203.0.113.7")).isZero();

        write("198.51.100.7", "203.0.113.7");
        List<ListChange> changes = current.renew();

        assertThat(changes).hasSize(1).allSatisfy(change -> {
            assertThat(change.isTaken()).isTrue();
            assertThat(change.added()).isEqualTo(1);
            assertThat(change.removed()).isEqualTo(1);
        });
        assertThat(current.swaps()).isEqualTo(1);
        assertThat(hits(current.get(), "203.0.113.7")).isEqualTo(1);
        assertThat(hits(current.get(), "198.51.100.8")).isZero();
        assertThat(hits(before, "198.51.100.8")).isEqualTo(1);
    }

    @Test
    void theAgeOfTheListsIsThatOfTheOldestFile() throws IOException {
        CurrentIntel current = load("198.51.100.7");
        write("198.51.100.7");
        current.renew();
        long first = current.oldest();
        write("198.51.100.8");
        current.renew();

        assertThat(first).isEqualTo(60_000);
        assertThat(current.oldest()).isEqualTo(120_000);
    }

    @Test
    void aHitTellsTheVersionOfItsList() throws IOException {
        CurrentIntel current = load("198.51.100.7");
        String before = current.get().enrich(callFrom("198.51.100.7")).hits()[0].version();

        write("198.51.100.7", "198.51.100.8");
        String after = current.renew().get(0).version();

        assertThat(before).matches("[0-9a-f]{12}").isNotEqualTo(after);
        assertThat(current.get().enrich(callFrom("198.51.100.7")).hits()[0].version())
                .isEqualTo(after);
    }

    @Test
    void aFileThatWasOnlyTouchedChangesNothing() throws IOException {
        CurrentIntel current = load("198.51.100.7");
        Intel before = current.get();

        write("198.51.100.7");

        assertThat(current.renew()).isEmpty();
        assertThat(current.get()).isSameAs(before);
    }

    @Test
    void keepsAListWhoseFileIsGone() throws IOException {
        CurrentIntel current = load("198.51.100.7");

        Files.delete(list);
        List<ListChange> changes = current.renew();

        assertThat(changes).extracting(ListChange::isTaken).containsExactly(false);
        assertThat(current.renew()).isEmpty();
        assertThat(current.refusals()).isEqualTo(1);
        assertThat(hits(current.get(), "198.51.100.7")).isEqualTo(1);
    }

    @Test
    void keepsAListThatTurnsPoisonous() throws IOException {
        CurrentIntel current = load("198.51.100.7");

        write("198.51.100.7", "198.51.100.8", "10.0.0.0/8");
        ListChange change = current.renew().get(0);

        assertThat(change.refusal()).contains("10.0.0.0/8");
        assertThat(hits(current.get(), "198.51.100.8")).isZero();
    }

    @Test
    void keepsAListThatChangesTooMuchAndTakesTheOthers() throws IOException {
        folder.threats("tor", "203.0.113.7");
        CurrentIntel current = load(addresses(0, 100));
        write(addresses(20, 120));
        folder.file("tor.txt", "203.0.113.8", "203.0.113.9");

        List<ListChange> changes = current.renew();

        assertThat(changes).extracting(ListChange::isTaken).containsExactly(true, false);
        assertThat(changes.get(1).refusal()).contains("40 % of 100");
        assertThat(hits(current.get(), "198.51.100.1")).isEqualTo(1);
        assertThat(hits(current.get(), "198.51.100.110")).isZero();
        assertThat(hits(current.get(), "203.0.113.9")).isEqualTo(1);
    }

    @Test
    void takesAListThatChangesALittle() throws IOException {
        CurrentIntel current = load(addresses(0, 100));

        write(addresses(14, 114));

        assertThat(current.renew()).extracting(ListChange::isTaken).containsExactly(true);
    }

    /** However much a file holds: it follows nothing. */
    @Test
    void aFolderStandsForTheListsThatItHolds() throws IOException {
        Path lists = Files.createDirectory(list.resolveSibling("lists"));
        var settings =
                new IntelSettings(List.of(new ThreatList("ip", lists.toString(), null)), List.of(), null, null, 0);
        CurrentIntel current = CurrentIntel.load(
                settings, (place, path, wayOut) -> assertThat(wayOut).isNull());

        Path own = Files.createDirectory(lists.resolve("one")).resolve("partners.txt");
        Files.write(own, List.of(addresses(0, 100)));
        Files.writeString(lists.resolve(".partners-half-written"), "203.0.113.9");
        assertThat(current.renew())
                .extracting(ListChange::list, ListChange::added)
                .containsExactly(tuple("partners", 100));
        assertThat(current.get().enrich(callFrom("198.51.100.7")).hits()[0].list())
                .isEqualTo("partners");
        assertThat(hits(current.get(), "203.0.113.9")).isZero();
        assertThat(current.keepAccepted()).isEmpty();

        Files.delete(own);
        assertThat(current.renew()).isEmpty();
        assertThat(hits(current.get(), "198.51.100.7")).isZero();
        assertThat(current.swaps()).isEqualTo(2);
    }

    @Test
    void aListOfAFolderThatCannotBeReadIsHeldBackUntilItsFileChanges() throws IOException {
        Path lists = Files.createDirectory(list.resolveSibling("lists"));
        Files.writeString(lists.resolve("good.txt"), "198.51.100.7");
        var settings = new IntelSettings(List.of(), List.of(lists.toString()), null, null, 0);
        CurrentIntel current = CurrentIntel.load(
                settings, (place, path, wayOut) -> assertThat(wayOut).isNull());

        Files.writeString(lists.resolve("wide.txt"), "0.0.0.0/0\n".repeat(30));

        assertThat(current.renew()).extracting(ListChange::isTaken).containsExactly(false);
        assertThat(current.renew()).isEmpty();
        assertThat(current.get().trusts("198.51.100.7")).isTrue();
    }

    private static String[] addresses(int from, int to) {
        return IntStream.range(from, to).mapToObj(host -> "198.51.100." + host).toArray(String[]::new);
    }

    private CurrentIntel load(String... lines) {
        return CurrentIntel.load(
                folder.threats("ip", lines).settings(),
                (place, path, wayOut) -> assertThat(wayOut).isNull());
    }

    /** Each time as if a minute later, whatever the clock of the file system tells apart. */
    private void write(String... lines) throws IOException {
        Files.write(list, List.of(lines));
        Files.setLastModifiedTime(list, FileTime.fromMillis(++written * 60_000));
    }

    private static int hits(Intel intel, String source) {
        return Stream.of(intel.enrich(callFrom(source)).hits()).toList().size();
    }
}
