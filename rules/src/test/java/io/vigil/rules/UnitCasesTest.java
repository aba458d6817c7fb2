package io.vigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitReader;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Tactic;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.testkit.CaseRunner;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UnitCasesTest {
    private static final Set<Tactic> LOST =
            Set.of(Tactic.DEFENSE_EVASION, Tactic.PERSISTENCE, Tactic.PRIVILEGE_ESCALATION, Tactic.EXFILTRATION);
    /** AWS acts, or withholds what was done. */
    private static final Set<String> AFTER_THE_FACT = Set.of("key-quarantined", "permission-change-withheld");

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

    /** What protects is lost, and a way in is open, whoever pressed the button: and who tries in vain means it as well. */
    @Test
    void whatWeighsCountsForWhomADeployerDidItAndWhoTriedItInVain() {
        for (Unit unit : rules.units()) {
            YamlSection rule = unit.logic(new Problems());
            boolean everyCall = rule.texts("calls").equals(List.of("*"));
            if (!"cloudtrail".equals(rule.text("log")) || everyCall || rule.has("hits") || heaviest(rule) < 2) {
                continue;
            }
            boolean guards = unit.emits().stream().anyMatch(emit -> LOST.contains(emit.tactic()));

            assertThat(!guards || rule.has("by-service")).as(unit.id()).isTrue();
            assertThat(rule.has("failed") || AFTER_THE_FACT.contains(unit.id()))
                    .as(unit.id())
                    .isTrue();
        }
    }

    /** Whether people may get used to what a rule finds is decided rule by rule, and not by forgetting it. */
    @Test
    void eachRuleOnCallsThatRaisesFindingsDeclaresItsHabit() {
        for (Unit unit : rules.units()) {
            YamlSection rule = unit.logic(new Problems());
            boolean findings = unit.emits().stream().anyMatch(emit -> emit.type() != null);
            if ("cloudtrail".equals(rule.text("log"))) {
                assertThat(rule.has("habit")).as(unit.id()).isEqualTo(findings);
            }
        }
    }

    private static double heaviest(YamlSection rule) {
        return Stream.concat(Stream.of(rule), rule.has("choose") ? rule.sections("choose").stream() : Stream.of())
                .map(section -> section.number("weight"))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }
}
