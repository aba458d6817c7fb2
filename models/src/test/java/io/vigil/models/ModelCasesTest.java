package io.vigil.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitReader;
import io.vigil.testkit.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ModelCasesTest {
    @TestFactory
    Stream<DynamicTest> everyModelTellsItsCases() {
        var problems = new Problems();
        Models models = Models.compile(Models.folders(), Tuning.none(), problems);
        List<UnitCase> cases = models.units().stream()
                .flatMap(unit -> UnitReader.cases(unit, problems).stream())
                .toList();
        problems.throwIfAny();

        var rehearsal = new Rehearsal()
                .callWatches(models.callWatches())
                .flowWatches(models.flowWatches())
                .queryWatches(models.queryWatches())
                .signalWatches(models.signalWatches())
                .accountWatches(models.accountWatches());

        return cases.stream()
                .map(told -> DynamicTest.dynamicTest(told.unit() + ": " + told.name(), () -> rehearsal.check(told)));
    }

    @Test
    void everyModelHasItsPage() {
        var models = Models.compile(Models.folders(), Tuning.none(), new Problems());

        assertThat(models.units())
                .extracting(Unit::id)
                .containsExactlyInAnyOrder(
                        "anomalous-behavior",
                        "console-logins-from-many-places",
                        "dga-domain-request",
                        "impossible-travel",
                        "instance-credential-exfiltration",
                        "resource-credential-exfiltration",
                        "secret-harvest",
                        "unusual-volume");
        for (Unit unit : models.units()) {
            assertThat(unit.folder().file("README.md"))
                    .as(unit.id())
                    .contains("What it sees", "What it misses", "Innocent causes", "What to do");
        }
    }

    @Test
    void whatIsWrongWithAModelIsToldTogether() {
        var problems = new Problems();
        var folder = new UnitFolder("models/odd", "odd", Map.of(Models.FILE, """
                id: odd
                watches: clouds
                logic: java.lang.String
                height: 3
                emits: [{tactic: IMPACT, title: odd}]
                """));

        var models = Models.compile(List.of(folder), Tuning.none(), problems);

        assertThat(models.callWatches()).isEmpty();
        assertThat(problems.toString())
                .contains("watches = clouds", "logic = java.lang.String", "height")
                .startsWith("3 problems");
    }
}
