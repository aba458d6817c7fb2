package io.vigil.patterns;

import static io.vigil.testkit.Given.signal;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.GivenSignal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Signals in the order of a test, played to a sequence that it writes down. */
final class Story {
    private Story() {}

    static GivenSignal at(String offset, String unit) {
        return signal(unit).at(offset);
    }

    static List<Signal> play(String steps, GivenSignal... story) throws Exception {
        return play(compile(steps, "principal", "past-last-event", "default: 1h"), story);
    }

    static List<Signal> play(Sequence sequence, GivenSignal... story) throws Exception {
        return EngineRun.over(
                List.of(sequence), Stream.of(story).map(GivenSignal::build).toList());
    }

    static Sequence compile(String steps, String key, String skip, String window) {
        String yaml = """
                id: story
                emits:
                  - {type: "AttackSequence:S3/CompromisedData", severity: 9.5, tactic: EXFILTRATION, title: t, description: d}
                key: %s
                within: ${window}
                skip: %s
                parameters:
                  window: {type: duration, %s, why: "a test"}
                sequence:
                %s
                """.formatted(key, skip, window, steps);
        var problems = new Problems();
        var folder = new UnitFolder("story", "story", Map.of(Patterns.YAML, yaml));
        Patterns patterns = Patterns.compile(List.of(folder), Tuning.none(), problems);
        problems.throwIfAny();
        return patterns.sequences().get(0);
    }
}
