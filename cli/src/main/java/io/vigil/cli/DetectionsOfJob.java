package io.vigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.DurationText;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Settings;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.console.detections.DetectionBook;
import io.vigil.console.detections.Tunable;
import io.vigil.findings.Finding;
import io.vigil.findings.SampleFinding;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.SampleSignals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The detections that a job runs, read by the job's own code; compiled anew only when the tuning file is another. */
final class DetectionsOfJob implements DetectionBook {
    private final Detections asShipped;
    private final List<Unit> units;
    private Tuned latest;

    private record Tuned(String tuning, List<Unit> units) {}

    /** @param problems what is wrong with the files; then this is of no use */
    DetectionsOfJob(DetectionFiles files, Problems problems) {
        this.asShipped = files.read(problems);
        this.units = asShipped.check(problems);
        this.latest = new Tuned("", units);
    }

    @Override
    public Map<String, String> pages() {
        return asShipped.pages();
    }

    @Override
    public List<Tunable> tunables(String unit, String tuning) {
        Settings shipped = find(unit, units).map(Unit::settings).orElse(new Settings(Map.of()));
        return find(unit, tuned(tuning)).stream()
                .flatMap(found -> found.body().path("parameters").properties().stream()
                        .map(each -> tunable(each.getKey(), each.getValue(), found.settings(), shipped)))
                .toList();
    }

    private static Optional<Unit> find(String unit, List<Unit> among) {
        return among.stream().filter(each -> each.id().equals(unit)).findFirst();
    }

    private static Tunable tunable(String name, JsonNode declared, Settings settings, Settings shipped) {
        Object value = settings.values().get(name);
        Object standard = shipped.values().get(name);
        return new Tunable(
                name,
                text(value),
                !Objects.equals(value, standard),
                text(standard),
                declared.path("min").asText(null),
                declared.path("max").asText(null),
                declared.path("why").asText());
    }

    private static String text(@Nullable Object value) {
        return value instanceof Duration duration
                ? DurationText.write(duration)
                : String.valueOf(value).replaceFirst("\\.0$", "");
    }

    private synchronized List<Unit> tuned(String text) {
        if (!latest.tuning().equals(text)) {
            // A job that meets problems keeps what it had; so does its page.
            var problems = new Problems();
            Tuning tuning = Tuning.read("tuning.yaml", text, problems);
            List<Unit> read =
                    new Detections(asShipped.rules(), asShipped.models(), asShipped.patterns(), tuning).check(problems);
            latest = new Tuned(text, problems.none() ? read : latest.units());
        }
        return latest.units();
    }

    @Override
    public Map<String, Finding> samples(String account, String region, Instant now) {
        var signals = new SampleSignals(account, region, now.toEpochMilli());
        var samples = new TreeMap<String, Finding>();
        units.stream()
                .flatMap(signals::of)
                .map(SampleFinding::of)
                .forEach(sample -> samples.putIfAbsent(sample.type(), sample));
        return samples;
    }
}
