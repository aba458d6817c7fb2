package io.vigil.jobs.sequences;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.events.signals.Signal;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Following;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences are changed fifty times while signals come at full speed: those that stay find everything, and so does what is there in the end. */
class HotReloadTest {
    private static final int CHANGES = 50;
    private static final int PRINCIPALS = 20;
    private static final String HEAD = """
            id: %s
            emits:
              - {type: "AttackSequence:S3/CompromisedData", severity: 9.5, tactic: EXFILTRATION, title: t, description: d}
            key: principal
            within: %s
            sequence:
            - {step: a, signal: %s}
            - {step: b, signal: %s}
            """;

    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("try") // nothing interrupts a test
    void fiftyChangesUnderLoadLoseNothingOfWhatStays() throws Exception {
        write("stays", "1d", "mass-destruction", "ransom-note-left");
        write("tuned", "1d", "mass-destruction", "ransom-note-left");
        write("comes-and-goes", "1h", "mass-destruction", "key-quarantined");
        Detections detections = followed();
        try (SequenceHost host = SequenceHost.of(detections, null);
                CurrentDetections current = CurrentDetections.hold(detections)) {
            CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> change(current));
            List<Long> versions = new ArrayList<>();
            while (!changes.isDone() || versions.size() < 2) {
                feed(host, current, versions);
            }
            changes.get();
            feed(host, current, versions);
            feed(host, current, versions);
            host.watermark(Long.MAX_VALUE);

            long complete = (long) (versions.size() - 1) * PRINCIPALS;
            long begunWithLast = begunAt(current.version(), versions) * PRINCIPALS;
            assertThat(current.version()).isGreaterThan(CHANGES);
            assertThat(found(host, "stays")).isEqualTo(complete);
            assertThat(found(host, "tuned")).isEqualTo(complete);
            assertThat(found(host, "last"))
                    .as("all that began once it was there; of the batches that waited when it came, perhaps")
                    .isBetween(begunWithLast, begunWithLast + 2 * PRINCIPALS);
            assertThat(host.matches()).hasSize((int) (2 * complete + found(host, "last")));
            assertThat(host.entries()).isZero();
            assertThat(host.timers()).isZero();
        }
    }

    private Detections followed() {
        var files = new DetectionFiles(List.of(), folder.toString(), null);
        var problems = new Problems();
        Detections read = files.read(problems);
        problems.throwIfAny();
        return read.followed(new Following(files, Integer.MAX_VALUE, null, 0));
    }

    private void change(CurrentDetections current) {
        try {
            for (int at = 1; at <= CHANGES; at++) {
                write("tuned", at % 2 == 0 ? "1d" : "2d", "mass-destruction", "ransom-note-left");
                Path other = folder.resolve("comes-and-goes/pattern.yaml");
                if (at % 3 == 0) {
                    Files.deleteIfExists(other);
                } else {
                    write(
                            "comes-and-goes",
                            "1h",
                            at % 2 == 0 ? "ransom-note-left" : "mass-destruction",
                            "key-quarantined");
                }
                if (at == CHANGES) {
                    write("last", "1d", "mass-destruction", "ransom-note-left");
                }
                assertThat(current.look()).isTrue();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Batches that began with this version and were completed by one more. */
    private static long begunAt(long version, List<Long> versions) {
        return versions.subList(0, versions.size() - 1).stream()
                .filter(each -> each == version)
                .count();
    }

    /** The second step of those who began in the batch before, and the first of others. Adds the version before. */
    private static void feed(SequenceHost host, CurrentDetections current, List<Long> versions) throws Exception {
        int batch = versions.size();
        versions.add(current.version());
        for (int at = 0; at < PRINCIPALS; at++) {
            if (batch > 0) {
                host.feed(step("ransom-note-left", batch - 1, at, batch));
            }
            host.feed(step("mass-destruction", batch, at, batch));
        }
        host.watermark(step("any", 0, 0, batch).time());
    }

    private static Signal step(String unit, int principal, int at, int minute) {
        return signal(unit)
                .principal("p-" + principal + "-" + at)
                .at(minute + "m")
                .event(unit + "-" + principal + "-" + at)
                .build();
    }

    private static long found(SequenceHost host, String unit) {
        return host.matches().stream()
                .filter(match -> match.detection().unit().equals(unit))
                .count();
    }

    private void write(String id, String window, String first, String second) throws IOException {
        Path file = Files.createDirectories(folder.resolve(id)).resolve("pattern.yaml");
        Files.writeString(file, HEAD.formatted(id, window, first, second));
    }
}
