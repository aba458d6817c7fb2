package io.vigil.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.dns.DnsQuery;
import io.vigil.sources.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedLogFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whateverFilesOverlapNothingComesThatIsEarlierThanWasPromised() throws IOException {
        var merged = merged(
                file("c.log", "100 a", "300 c", "500 e", "510 f"),
                file("b.log", "200 b", "400 d"),
                file("a.log", "450 x", "460 y"));
        long promised = 0;

        for (Batch<DnsQuery> batch = merged.next(); batch != null; batch = merged.next()) {
            assertThat(batch.events().get(0).time()).isGreaterThanOrEqualTo(promised);
            promised = merged.progress();
        }

        assertThat(promised).isGreaterThanOrEqualTo(460);
    }

    @Test
    void theOrderInWhichFilesAreGivenDoesNotMatter() throws IOException {
        var files = new ArrayList<LogFile>();
        for (int at = 0; at < 20; at++) {
            files.add(file(at + ".log", at * 100 + " x" + at, at * 100 + 250 + " y" + at));
        }
        var given = names(merged(files.toArray(LogFile[]::new)));

        Collections.reverse(files);

        assertThat(names(merged(files.toArray(LogFile[]::new)))).isEqualTo(given);
    }

    @Test
    void progressWaitsForTheEarliestFileThatNobodyHasReadYet() throws IOException {
        var merged = merged(file("a.log", "100 a", "900 b"), file("b.log", "500 c"));

        merged.next();
        long afterFirst = merged.progress();
        merged.next();
        long afterSecond = merged.progress();

        assertThat(afterFirst).isEqualTo(100);
        assertThat(afterSecond).isEqualTo(500);
    }

    @Test
    void aRecordOutOfOrderDoesNotTurnProgressBack() throws IOException {
        var merged = merged(file("a.log", "500 a", "100 b"));

        merged.next();
        merged.next();

        assertThat(merged.progress()).isEqualTo(500);
    }

    @Test
    void moreFilesThanMayBeOpenAreStillReadToTheEnd() throws IOException {
        var files = new LogFile[300];
        for (int at = 0; at < files.length; at++) {
            files[at] = file(at + ".log", "100 x" + at, "200 y" + at);
        }

        assertThat(names(merged(files))).hasSize(600).doesNotHaveDuplicates();
    }

    @Test
    void aSnapshotGoesOnWhereItWasTaken() throws IOException {
        var before = merged(file("a.log", "100 a", "300 c"), file("b.log", "200 b", "400 d"), file("c.log", "900 e"));
        var read = new ArrayList<String>();
        read.add(before.next().events().get(0).name());
        read.add(before.next().events().get(0).name());

        var after = new MergedLogFiles<>(new TimedLines(), Long.MAX_VALUE);
        var written = LogFileSerializer.MANY.serialize(before.snapshot());
        after.add(LogFileSerializer.MANY.deserialize(1, written));
        read.addAll(names(after));

        assertThat(read).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void filesThatFollowEachOtherAreReadInTheirOrderHoweverFarAheadTheyAreOpened() throws IOException {
        var files = new LogFile[100];
        var expected = new ArrayList<String>();
        for (int at = 0; at < files.length; at++) {
            files[at] = file(at + ".log", 1000 + at + " x" + at);
            expected.add("x" + at);
        }

        assertThat(names(merged(files))).isEqualTo(expected);
    }

    @Test
    void aSnapshotHoldsWhatIsOpenedAheadAsUnread() throws IOException {
        var before = merged(file("a.log", "100 a"), file("b.log", "200 b"), file("c.log", "300 c"));
        before.next();

        assertThat(before.snapshot())
                .filteredOn(file -> file.batchesRead() == 0)
                .extracting(LogFile::firstTime)
                .containsExactlyInAnyOrder(200L, 300L);
    }

    @Test
    void aFileThatIsGoneFailsWhenItsTurnComes() throws IOException {
        var gone = new LogFile(folder.resolve("gone.log").toString(), 300, 0);
        var merged = merged(file("a.log", "100 a"), file("b.log", "200 b"), gone);

        merged.next();
        merged.next();

        assertThatThrownBy(merged::next).isInstanceOf(NoSuchFileException.class);
    }

    private static MergedLogFiles<DnsQuery> merged(LogFile... files) {
        var merged = new MergedLogFiles<>(new TimedLines(), Long.MAX_VALUE);
        merged.add(List.of(files));
        return merged;
    }

    private LogFile file(String name, String... lines) throws IOException {
        Path path = Files.write(folder.resolve(name), List.of(lines));
        return new LogFile(path.toString(), Long.parseLong(lines[0].split(" ")[0]), 0);
    }

    private static List<String> names(MergedLogFiles<DnsQuery> merged) throws IOException {
        var names = new ArrayList<String>();
        for (Batch<DnsQuery> batch = merged.next(); batch != null; batch = merged.next()) {
            batch.events().forEach(query -> names.add(query.name()));
        }
        return names;
    }
}
