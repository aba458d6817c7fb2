package io.vigil.connectors.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final LocalDate FOURTH = LocalDate.parse("2026-01-04");
    private static final LocalDate FIFTH = LocalDate.parse("2026-01-05");
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Arrivals arrivals = new Arrivals(Known.beginning(Instant.parse("2026-01-05T08:00:00Z")));

    @Test
    void filesAreHandedOutByTheirArrivalWhateverFolderTheyAreIn() {
        look(NOON, file("b/late", "10:00"), file("a/early", "09:00"), file("a/later", "11:00"));

        assertThat(handedOut()).containsExactly("a/early", "b/late", "a/later");
    }

    @Test
    void aFileIsHandedOutOnceHoweverOftenItIsListed() {
        look(NOON, file("a", "09:00"));
        look(NOON.plusSeconds(60), file("a", "09:00"), file("b", "12:00"));

        assertThat(handedOut()).containsExactly("a", "b");
    }

    @Test
    void aFileThatAppearsWithATimeThatHasPassedIsNotMissed() {
        look(NOON, file("z", "11:59"));
        handedOut();
        look(NOON.plusSeconds(60), file("z", "11:59"), file("a", "10:30"));

        assertThat(handedOut()).containsExactly("a");
    }

    @Test
    void whatWasThereBeforeTheBeginningIsLeftOut() {
        look(NOON, file("old", "07:59"), file("new", "08:00"));

        assertThat(handedOut()).containsExactly("new");
    }

    @Test
    void theFrontierIsTheFirstFileThatWaitsAndWithoutOneTheTimeOfTheLook() {
        look(NOON, file("a", "09:00"));

        assertThat(arrivals.frontier()).isEqualTo(at("09:00"));

        handedOut();
        assertThat(arrivals.frontier()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void aFolderThatCannotBeListedHoldsTheFrontierButNoFiles() {
        arrivals.take(new Listing(
                NOON, FOURTH, FIFTH, 2, Map.of(FIFTH, List.of(file("a", "09:00"))), List.of("b: access denied")));

        assertThat(handedOut()).containsExactly("a");
        assertThat(arrivals.frontier()).isEqualTo(Arrivals.UNKNOWN);
    }

    @Test
    void aDayIsForgottenADayAfterItsEndAndNotReadAgain() {
        look(NOON, file("a", "09:00"));
        handedOut();
        for (int hours = 12; hours <= 60; hours += 12) {
            look(NOON.plusSeconds(hours * 3600L), file("a", "09:00"));
        }

        assertThat(arrivals.day()).isEqualTo(LocalDate.parse("2026-01-07"));
        assertThat(arrivals.snapshot().seen()).doesNotContainKey(FIFTH);
        arrivals.take(listing(FIFTH, NOON.plusSeconds(60), file("a", "09:00")));
        assertThat(handedOut()).isEmpty();
    }

    @Test
    void aBacklogIsGoneThroughDayByDayAndItsFrontierStaysBehindWhatIsNotListed() {
        var backlog = new Arrivals(Known.beginning(Instant.parse("2025-12-01T08:00:00Z")));
        LocalDate first = backlog.day();

        backlog.take(new Listing(NOON, first, Arrivals.last(first, NOON), 1, Map.of(), List.of()));

        assertThat(first).isEqualTo("2025-11-30");
        assertThat(backlog.isBehind()).isTrue();
        assertThat(backlog.day()).isEqualTo("2025-12-01");
        assertThat(backlog.frontier())
                .isEqualTo(Instant.parse("2025-12-02T00:00:00Z").toEpochMilli());
    }

    @Test
    void aSnapshotKnowsWhatWaitsAndWhatWasSeen() throws IOException {
        look(NOON, file("a", "09:00"), file("b", "10:00"));
        arrivals.next();

        byte[] written = StoredFileSerializer.KNOWN.serialize(arrivals.snapshot());
        var restored = new Arrivals(StoredFileSerializer.KNOWN.deserialize(1, written));
        restored.take(listing(FIFTH, NOON.plusSeconds(60), file("a", "09:00"), file("b", "10:00")));

        assertThat(restored.next().path()).isEqualTo("b");
        assertThat(restored.next()).isNull();
    }

    @Test
    void aCopiedFileArrivedWhenItsNameSaysAndAnyOtherWhenItWasWritten() {
        long copied = NOON.toEpochMilli();

        assertThat(StoredFile.found("x/1_CloudTrail_eu-west-1_20250105T0805Z_ab.json.gz", 1, copied)
                        .arrival())
                .isEqualTo(Instant.parse("2025-01-05T08:05:00Z").toEpochMilli());
        assertThat(StoredFile.found("x/any.json", 1, copied).arrival()).isEqualTo(copied);
        assertThat(StoredFile.found("x/1_CloudTrail_eu-west-1_20259905T0805Z_ab.json.gz", 1, copied)
                        .arrival())
                .isEqualTo(copied);
    }

    private void look(Instant now, StoredFile... files) {
        arrivals.take(listing(FIFTH, now, files));
    }

    private Listing listing(LocalDate of, Instant now, StoredFile... files) {
        LocalDate first = arrivals.day();
        return new Listing(now, first, Arrivals.last(first, now), 1, Map.of(of, List.of(files)), List.of());
    }

    private List<String> handedOut() {
        var paths = new ArrayList<String>();
        for (StoredFile next = arrivals.next(); next != null; next = arrivals.next()) {
            paths.add(next.path());
        }
        return paths;
    }

    private static StoredFile file(String path, String time) {
        return StoredFile.found(path, 1, at(time));
    }

    private static long at(String time) {
        return Instant.parse("2026-01-05T" + time + ":00Z").toEpochMilli();
    }
}
