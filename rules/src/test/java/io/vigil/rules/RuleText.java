package io.vigil.rules;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import java.util.List;
import java.util.Map;

/** Rules written down in a test. */
final class RuleText {
    private static final String EMITS = """
            emits:
              - {type: "Policy:Test/Found", severity: 5.0, tactic: IMPACT, title: "{userName} {resource}", description: "{api}"}
            """;

    private RuleText() {}

    /** One rule, named {@code rule}, with an emission of its own or those that the text names. */
    static Rules compile(String logic) {
        var problems = new Problems();
        Rules rules = compile(logic, problems);
        problems.throwIfAny();
        return rules;
    }

    static Rules compile(String logic, Problems problems) {
        return Rules.compile(List.of(folder("rule", logic)), Tuning.none(), problems);
    }

    static UnitFolder folder(String id, String logic) {
        String emits = logic.contains("\nemits:") ? "" : EMITS;
        return new UnitFolder("rules/" + id, id, Map.of("rule.yaml", "id: " + id + "\n" + logic + "\n" + emits));
    }
}
