package io.vigil.rules.sigma;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Signal;
import io.vigil.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sigma rules written down in a test. */
final class SigmaText {
    private SigmaText() {}

    /** A rule with this under {@code detection}. */
    static String rule(String detection) {
        return """
                title: Something Happened
                id: 7c1f1b52-6f0e-4b0e-9a55-0d2f3c8f7a01
                logsource: {product: aws, service: cloudtrail}
                detection:
                """ + detection.strip().indent(2) + "level: high\n";
    }

    static Rules compile(String yaml, Tuning tuning, Problems problems) {
        return Rules.compile(List.of(new UnitFolder("mine", "mine", Map.of("rule.yml", yaml))), tuning, problems);
    }

    static Rules compile(String yaml) {
        var problems = new Problems();
        Rules rules = compile(yaml, Tuning.none(), problems);
        problems.throwIfAny();
        return rules;
    }

    static List<Signal> raised(Rules rules, ApiCall call) {
        List<Signal> raised = new ArrayList<>();
        rules.on(ApiCall.class).judge(call, raised::add);
        return raised;
    }

    /** Whether a rule with this detection matches. */
    static boolean matches(String detection, ApiCall call) {
        return !raised(compile(rule(detection)), call).isEmpty();
    }

    /** What is wrong with a file. */
    static String problems(String yaml) {
        var problems = new Problems();
        compile(yaml, Tuning.none(), problems);
        return problems.none() ? "" : problems.toString();
    }
}
