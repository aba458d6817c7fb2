package io.vigil.catalogue;

import java.util.List;
import java.util.Map;

/** Units written down in a test. */
final class Written {
    static final String YAML = "rule.yaml";

    private Written() {}

    static UnitFolder folder(String id, String yaml) {
        return new UnitFolder("rules/" + id, id, Map.of(YAML, yaml));
    }

    static List<Unit> read(Tuning tuning, Problems problems, UnitFolder... folders) {
        return UnitReader.read(List.of(folders), YAML, tuning, problems);
    }

    /** A sound unit that emits this type and has a parameter {@code window} of 1 to 24 hours. */
    static UnitFolder sound(String id, String type) {
        return folder(id, """
                id: %s
                emits:
                  - {type: "%s", severity: 5, tactic: IMPACT, title: t, description: d}
                parameters:
                  window: {type: duration, default: 6h, min: 1h, max: 24h, why: "state"}
                """.formatted(id, type));
    }

    /** The problems, one a line, in one column. */
    static List<String> lines(Problems problems) {
        return lines(problems, "");
    }

    /** The same, without what all of them must begin with. */
    static List<String> lines(Problems problems, String beginning) {
        return problems.toString()
                .lines()
                .skip(1)
                .map(line -> line.strip().replaceAll(" {2,}", "  "))
                .map(line -> line.startsWith(beginning) ? line.substring(beginning.length()) : line)
                .toList();
    }
}
