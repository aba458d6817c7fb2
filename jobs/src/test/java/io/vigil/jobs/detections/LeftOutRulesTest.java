package io.vigil.jobs.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One rule of somebody else's that cannot run costs none of the others. */
class LeftOutRulesTest {
    private static final String RUNS = rule("11111111-1111-4111-8111-111111111111", "eventName: StopLogging");
    private static final String ODD_FIELD = rule("22222222-2222-4222-8222-222222222222", "noSuchField: x");
    private static final String NO_YAML = "title: [";
    private static final String CORRELATION = "title: Many\ncorrelation: {type: event_count}\n";

    @Test
    void whatCannotRunIsLeftOutAndNamedAndTheRestRuns() {
        Detections detections = with(Map.of(
                "runs.yml",
                RUNS,
                "odd.yml",
                ODD_FIELD,
                "broken.yml",
                NO_YAML,
                "many.yml",
                CORRELATION,
                "twice.yml",
                RUNS));
        var problems = new Problems();

        List<Unit> units = detections.check(problems);

        assertThat(problems.none()).as(problems.toString()).isTrue();
        assertThat(units).extracting(Unit::id).contains("11111111-1111-4111-8111-111111111111");
        assertThat(units).extracting(Unit::id).doesNotContain("22222222-2222-4222-8222-222222222222");
        assertThat(detections.remarks())
                .anyMatch(remark -> remark.startsWith("left out: theirs/odd.yml") && remark.contains("noSuchField"))
                .anyMatch(remark -> remark.startsWith("left out: theirs/broken.yml"))
                .anyMatch(remark -> remark.startsWith("left out: theirs/many.yml"))
                .anyMatch(remark -> remark.startsWith("left out: theirs/twice.yml"));
        assertThat(detections.compileRules(unit -> true).leftOut()).isEqualTo(4);
    }

    @Test
    void whoWantsItStrictIsToldAsOfAnyProblem() {
        var problems = new Problems();

        with(Map.of("runs.yml", RUNS, "odd.yml", ODD_FIELD)).refuseLeftOut(problems);

        assertThat(problems.toString()).startsWith("1 problem").contains("theirs/odd.yml", "noSuchField");
    }

    @Test
    void onesOwnRulesStayStrict() {
        var problems = new Problems();

        with(Map.of(
                        "rule.yaml",
                        "id: theirs\nlog: cloudtrail\ncalls: [\"iam:*\"]\nwhen: {noSuchField: x}\nemits: [{tactic: IMPACT, title: odd}]\n"))
                .check(problems);

        assertThat(problems.toString()).contains("noSuchField");
    }

    private static Detections with(Map<String, String> files) {
        Detections shipped = Detections.shipped();
        List<UnitFolder> rules = new ArrayList<>(shipped.rules());
        rules.add(new UnitFolder("theirs", "theirs", files));
        return new Detections(rules, shipped.models(), shipped.patterns(), Tuning.none());
    }

    private static String rule(String id, String selection) {
        return """
                title: Rule
                id: %s
                logsource: {product: aws, service: cloudtrail}
                detection: {selection: {%s}, condition: selection}
                """.formatted(id, selection);
    }
}
