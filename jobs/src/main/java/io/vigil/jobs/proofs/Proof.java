package io.vigil.jobs.proofs;

import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.Yaml;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Emit;
import io.vigil.jobs.detections.Detections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An attack that a live job plays to itself, so that people know that a finding type is still found: {@code proof.yaml} of a unit's folder. Its
 * records are as AWS writes them, so that it passes all that a real one passes. It happens in an account that AWS cannot have given
 * to anybody, and to users and machines that are new each hour: nothing real is judged by it.
 *
 * @param type the finding type that it proves
 * @param log name of the log that its records are of
 */
public record Proof(String type, String log, List<Scene> scenes) {
    /** Beginning of an account's id; of AWS's ids, all are digits. */
    public static final String ACCOUNT = "vigil-proof";

    static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST_RECORDS = 1000;
    private static final String FILE = "proof.yaml";

    public Proof {
        scenes = List.copyOf(scenes);
    }

    /**
     * One record, or several that are alike.
     *
     * @param at from the beginning of the attack
     * @param record a line of the log; <code>{account}</code>, <code>{time}</code> (as ISO 8601), <code>{seconds}</code> (since 1970), <code>{id}</code>
     *     (32 digits, of each record others), <code>{n}</code> (from 1) and <code>{hour}</code> (digits, of each hour others) are filled in
     */
    public record Scene(Duration at, int repeat, Duration every, String record) {
        Duration end() {
            return at.plus(every.multipliedBy(repeat - 1L));
        }
    }

    /** Whether what is of this account was only played. */
    public static boolean isOf(String account) {
        return account.startsWith(ACCOUNT);
    }

    /** Those of all units that run. */
    public static List<Proof> of(Detections detections, Problems problems) {
        return of(detections.check(new Problems()), problems);
    }

    /** Those of these units. */
    public static List<Proof> of(List<Unit> units, Problems problems) {
        return units.stream()
                .map(unit -> of(unit, problems))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Null when the unit has none, or it makes no sense. */
    private static @Nullable Proof of(Unit unit, Problems problems) {
        String place = unit.folder().placeOf(FILE);
        String text = unit.folder().file(FILE);
        var body = text == null ? null : Yaml.read(place, text, problems);
        if (body == null) {
            return null;
        }
        var file = YamlSection.of(place, body, problems);
        String type = file.requiredText("type");
        var emitted = new TreeSet<String>();
        unit.emits().stream().map(Emit::type).filter(Objects::nonNull).forEach(emitted::add);
        if (!emitted.contains(type)) {
            file.refuse("type", "the unit does not emit it" + DidYouMean.among(emitted, type));
        }
        String log = file.requiredText("log");
        List<Scene> scenes = scenes(file);
        file.refuseUnknown();
        return new Proof(type, log, scenes);
    }

    private static List<Scene> scenes(YamlSection file) {
        var scenes = new ArrayList<Scene>();
        int records = 0;
        for (YamlSection said : file.sections("records")) {
            Scene scene = scene(said);
            scenes.add(scene);
            records += scene.repeat();
            if (records > MOST_RECORDS || scene.end().compareTo(LONGEST) > 0) {
                said.refuse("record", "expected at most " + MOST_RECORDS + " records in " + LONGEST.toMinutes() + "m");
            }
        }
        if (scenes.isEmpty()) {
            file.refuse("records", "expected at least one");
        }
        return scenes;
    }

    private static Scene scene(YamlSection said) {
        Duration at = said.duration("at");
        Integer repeat = said.count("repeat");
        Duration every = said.duration("every");
        var scene = new Scene(
                Objects.requireNonNullElse(at, Duration.ZERO),
                Objects.requireNonNullElse(repeat, 1),
                Objects.requireNonNullElse(every, Duration.ZERO),
                said.requiredText("record"));
        said.refuseUnknown();
        return scene;
    }
}
