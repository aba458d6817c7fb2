package io.vigil.connectors.folders;

import static io.vigil.connectors.folders.LocalSource.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source as Flink drives it, over a folder laid out as AWS lays it out. */
class ArrivingFilesTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final String IRELAND = "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/";
    private static final String FRANKFURT = "AWSLogs/444455556666/CloudTrail/eu-central-1/2026/01/05/";

    @TempDir
    private Path bucket;

    private LocalSource source;

    @BeforeEach
    void start() {
        source = LocalSource.start(bucket, NOON, 2);
    }

    @Test
    void eachEventOfEachFileIsReadOnceByOneOfTheReaders() throws Exception {
        put(IRELAND + "a", "11:30", "a1", "a2");
        put(FRANKFURT + "b", "11:31", "b1");
        source.look(NOON);
        source.readAll();
        put(IRELAND + "c", "12:00", "c1");
        source.look(NOON.plusSeconds(60));
        source.readAll();

        assertThat(source.names()).containsExactlyInAnyOrder("a1", "a2", "b1", "c1");
    }

    @Test
    void theWatermarkIsThatOfTheFirstFileWhichIsNotReadAndThenThatOfTheLook() throws Exception {
        put(IRELAND + "a", "11:30", "a1");
        source.look(NOON);
        assertThat(source.watermark()).isLessThanOrEqualTo(at("11:30") - DELIVERY - 1);

        source.readAll();

        assertThat(source.watermark()).isEqualTo(NOON.toEpochMilli() - DELIVERY - 1);
    }

    @Test
    void noEventIsLateThatCameWithinTheLongestDelivery() throws Exception {
        for (int minute = 10; minute < 40; minute++) {
            String folder = minute % 2 == 0 ? IRELAND : FRANKFURT;
            String eventTime = "11:%02d".formatted(minute - 10);
            put(folder + minute, "11:%02d".formatted(minute), at(eventTime) + " at" + minute);
        }
        source.look(NOON);
        source.readAll();

        assertThat(source.names()).hasSize(30);
        assertThat(source.late()).isEmpty();
    }

    @Test
    void afterAFailureWhatTheCheckpointHoldsIsNotReadAgainAndNothingIsMissed() throws Exception {
        put(IRELAND + "a", "11:30", "a1", "a2", "a3");
        put(FRANKFURT + "b", "11:31", "b1", "b2");
        put(IRELAND + "c", "11:32", "c1");
        source.look(NOON);
        source.readBatches(2);
        List<String> before = source.names();
        var checkpoint = source.checkpoint();
        source.readAll();
        put(IRELAND + "d", "11:59", "d1");

        var restored = LocalSource.restore(bucket, NOON, 3, checkpoint);
        restored.look(NOON.plusSeconds(60));
        restored.readAll();

        var all = new ArrayList<>(before);
        all.addAll(restored.names());
        assertThat(all).containsExactlyInAnyOrder("a1", "a2", "a3", "b1", "b2", "c1", "d1");
    }

    /** Flink asks again before it is answered, and waits for the first answer as well. */
    @Test
    void aReaderThatIsAskedTwiceWhetherItCanReadAnswersBothTimes() throws Exception {
        var first = source.available();
        var second = source.available();
        put(IRELAND + "a", "11:30", "a1");
        source.look(NOON);

        assertThat(first).succeedsWithin(Duration.ofSeconds(10));
        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void filesOfAFailedReaderGoToAnother() throws Exception {
        put(IRELAND + "a", "11:30", "a1");
        source.look(NOON);
        source.lose(0);
        source.lose(1);
        source.readAll();

        assertThat(source.names()).containsExactly("a1");
    }

    @Test
    void aFileThatIsGoneWhenItIsReadIsARejectAndCostsNothingElse() throws Exception {
        put(IRELAND + "b", "11:31", "b1");
        var gone = StoredFile.found(bucket.toUri() + IRELAND + "gone", 9, at("11:30"));
        source.give(gone);
        source.look(NOON);
        source.readAll();

        assertThat(source.names()).containsExactly("b1");
        assertThat(source.rejected()).singleElement().satisfies(reject -> {
            assertThat(reject.detail()).contains("it was listed, and is gone");
            assertThat(reject.place()).endsWith("/gone");
        });
    }

    private void put(String path, String written, String... events) throws IOException {
        var lines = new ArrayList<String>();
        for (String event : events) {
            lines.add(event.contains(" ") ? event : at(written) + " " + event);
        }
        Path file = bucket.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        Files.setLastModifiedTime(file, FileTime.fromMillis(at(written)));
    }

    private static long at(String time) {
        return Instant.parse("2026-01-05T" + time + ":00Z").toEpochMilli();
    }
}
