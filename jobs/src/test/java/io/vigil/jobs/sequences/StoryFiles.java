package io.vigil.jobs.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Following;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.flink.util.FileUtils;

/** Made-up sequences as files that a job follows, beside rules whose building blocks their steps name. */
final class StoryFiles implements AutoCloseable {
    private static final List<String> UNITS = List.of("u0", "u1", "u2", "u3", "u4", "x");

    private final Path patterns;
    private final Detections followed;
    private final CurrentDetections current;

    StoryFiles(Path folder, Collection<StoryPlan> plans) throws IOException {
        this.patterns = folder.resolve("patterns");
        for (String unit : UNITS) {
            Path rule = Files.createDirectories(folder.resolve("rules").resolve(unit));
            Files.writeString(rule.resolve("rule.yaml"), """
                    id: %s
                    log: cloudtrail
                    calls: ["s3:GetObject"]
                    emits:
                      - {tactic: IMPACT, title: t, description: d}
                    """.formatted(unit));
        }
        write(plans);
        var files = new DetectionFiles(List.of(folder.resolve("rules").toString()), patterns.toString(), null);
        var problems = new Problems();
        this.followed = files.read(problems).followed(new Following(files, Integer.MAX_VALUE, null, 0));
        followed.check(problems);
        problems.throwIfAny();
        this.current = CurrentDetections.hold(followed);
    }

    /** What operators are made with: they find what the files hold now. */
    Detections detections() {
        return followed;
    }

    /** These take the place of all before, at once. */
    void swap(Collection<StoryPlan> plans) throws IOException {
        write(plans);
        assertThat(current.look()).isTrue();
    }

    private void write(Collection<StoryPlan> plans) throws IOException {
        FileUtils.deleteDirectoryQuietly(patterns.toFile());
        for (StoryPlan plan : plans) {
            Path folder = Files.createDirectories(patterns.resolve(plan.id()));
            Files.writeString(folder.resolve("pattern.yaml"), plan.yaml());
        }
    }

    @Override
    public void close() {
        current.close();
    }
}
