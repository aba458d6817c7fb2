package io.vigil.jobs.benchmark;

import io.vigil.catalogue.UnitFolder;
import io.vigil.jobs.Detections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules on APIs that nobody calls: what they cost is what looking past them costs. */
final class MoreRules {
    private MoreRules() {}

    /** The same detections and so many rules more. */
    static Detections beside(Detections detections, int number) {
        List<UnitFolder> rules = new ArrayList<>(detections.rules());
        for (int rule = 0; rule < number; rule++) {
            String id = "never-%04d".formatted(rule);
            rules.add(new UnitFolder("benchmark/" + id, id, Map.of("rule.yaml", yaml(id, rule))));
        }
        return new Detections(rules, detections.models(), detections.patterns(), detections.tuning());
    }

    /** Every other one with a wildcard, which no table of names can hold. */
    private static String yaml(String id, int number) {
        String api = number % 2 == 0 ? "service-%d:MadeUp%d" : "service-%d:MadeUp%d*";
        return """
                id: %s
                emits: [{type: "Policy:IAMUser/RootCredentialUsage", severity: 2.0, tactic: IMPACT, technique: T1485, title: "never", description: "never"}]
                log: cloudtrail
                calls: ["%s"]
                when: {errorCode: never}
                """.formatted(id, api.formatted(number % 50, number));
    }
}
