package io.vigil.jobs.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.DetectCommand;
import io.vigil.jobs.options.DurationOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A user edits a file while the job runs, at any moment; the test moves the clock. */
class DetectionWatcherTest {
    private static final long WITHIN = 10_000;

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private Path tuning;

    @BeforeEach
    void writeTuning() throws IOException {
        tuning = folder.resolve("tuning.yaml");
        Files.writeString(tuning, "off: []\n");
    }

    @Test
    void whatIsChangedIsInForceWithinTenSecondsWhateverTheMoment() throws IOException {
        long poll = usualPoll();
        for (long moment = 0; moment < poll; moment += poll / 10) {
            Files.writeString(tuning, "off: []\n");
            FollowedDetections followed = followed();
            try (var watcher = new DetectionWatcher(followed, poll, clock)) {
                clock.advance(moment);
                Files.writeString(tuning, "off: [flow-logs-deleted]\n");

                clock.advance(WITHIN);

                assertThat(watcher).isNotNull();
                assertThat(followed.now().tuning().switchesOff("flow-logs-deleted"))
                        .as("changed %d ms after a look", moment)
                        .isTrue();
            }
        }
    }

    @Test
    void whenItIsClosedNobodyLooksAnyMore() throws IOException {
        FollowedDetections followed = followed();
        new DetectionWatcher(followed, usualPoll(), clock).close();
        Files.writeString(tuning, "off: [flow-logs-deleted]\n");

        clock.advance(WITHIN);

        assertThat(followed.version()).isEqualTo(1);
    }

    /** As it is unless somebody sets it. */
    private static long usualPoll() {
        String text = new CommandLine(new DetectCommand(Instant.EPOCH))
                .getCommandSpec()
                .findOption("--detections-poll")
                .getValue();
        return new DurationOption("--detections-poll", text)
                .read(new Problems())
                .toMillis();
    }

    private FollowedDetections followed() {
        var following = new Following(new DetectionFiles(List.of(), null, tuning.toString()), usualPoll(), null, 0);
        return new FollowedDetections(following.files().read(new Problems()), following);
    }

    /** Stands still until it is moved. */
    private static final class HandClock implements DetectionWatcher.Clock {
        private long every;
        private long left;
        private Runnable look = () -> {};

        @Override
        public Runnable every(long millis, Runnable what) {
            every = millis;
            left = millis;
            look = Objects.requireNonNull(what);
            return () -> look = () -> {};
        }

        void advance(long millis) {
            left -= millis;
            while (left <= 0) {
                look.run();
                left += every;
            }
        }
    }
}
