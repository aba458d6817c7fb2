package io.vigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitReader;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import io.vigil.testkit.CaseRunner;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UnitCasesTest {
    private final Problems problems = new Problems();
    private final Rules rules = Rules.compile(Rules.folders(), Tuning.none(), problems);

    @TestFactory
    Stream<DynamicTest> eachUnitDoesWhatItsCasesTell() {
        problems.throwIfAny();
        List<UnitCase> cases = rules.units().stream()
                .flatMap(unit -> UnitReader.cases(unit, problems).stream())
                .toList();
        problems.throwIfAny();

        return cases.stream()
                .map(unitCase -> DynamicTest.dynamicTest(
                        unitCase.unit() + ": " + unitCase.name(),
                        () -> new CaseRunner()
                                .judging(ApiCall.class, rules.on(ApiCall.class)::judge)
                                .judging(NetworkFlow.class, rules.on(NetworkFlow.class)::judge)
                                .judging(DnsQuery.class, rules.on(DnsQuery.class)::judge)
                                .detectors(rules.on(NetworkFlow.class).detectors())
                                .check(unitCase)));
    }

    @Test
    void eachUnitHasItsPage() {
        for (Unit unit : rules.units()) {
            assertThat(unit.folder().file("README.md"))
                    .as(unit.id())
                    .contains("## What it sees", "## What it misses", "## Innocent causes", "## What to do");
        }
    }
}
