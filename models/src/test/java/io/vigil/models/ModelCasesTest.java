package io.vigil.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitReader;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.CasePlayer;
import io.vigil.testkit.CaseRunner;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ModelCasesTest {
    private static final List<String> UNITS = List.of(
            "account-looked-over",
            "anomalous-behavior",
            "beaconing",
            "compromised-credentials",
            "console-logins-from-many-places",
            "denial-of-service",
            "dga-domain-request",
            "dns-data-exfiltration",
            "dns-rebinding",
            "doh-resolvers",
            "first-sight",
            "function-traffic",
            "impossible-travel",
            "inside-guessing",
            "instance-credential-exfiltration",
            "lateral-movement",
            "machine-class",
            "mass-destruction",
            "mining-behavior",
            "own-work",
            "password-guessing",
            "ping-tunnel",
            "port-scans",
            "refused-calls",
            "request-flood",
            "resource-credential-exfiltration",
            "secret-harvest",
            "services-used",
            "suspect-identity",
            "unfamiliar-callers",
            "unprecedented",
            "unusual-traffic",
            "unusual-volume");

    @TestFactory
    Stream<DynamicTest> everyModelTellsItsCases() {
        var problems = new Problems();
        Models models = Models.compile(Models.folders(), Tuning.none(), problems);
        List<UnitCase> cases = models.units().stream()
                .flatMap(unit -> UnitReader.cases(unit, problems).stream())
                .toList();
        problems.throwIfAny();

        var runner = new CaseRunner().detectors(models.detectors());

        return cases.stream()
                .map(unitCase -> DynamicTest.dynamicTest(
                        unitCase.unit() + ": " + unitCase.name(), () -> runner.check(unitCase)));
    }

    /** A finding is judged by the events it names: what counts names all that it counted, up to the cap. */
    @TestFactory
    Stream<DynamicTest> whatCountsNamesTheEventsThatItCounted() {
        Models models = Models.compile(Models.folders(), Tuning.none(), new Problems());
        var runner = new CaseRunner().detectors(models.detectors());
        return Stream.of(
                        "mass-destruction",
                        "password-guessing",
                        "secret-harvest",
                        "unfamiliar-callers",
                        "unusual-volume")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    List<Signal> told = models.units().stream()
                            .filter(unit -> unit.id().equals(id))
                            .flatMap(unit -> UnitReader.cases(unit, new Problems()).stream())
                            .map(unitCase -> CasePlayer.play(unitCase, Given.ACCOUNT))
                            .flatMap(played -> runner.play(played).stream())
                            .filter(signal -> signal.detection().unit().equals(id))
                            .toList();

                    assertThat(told)
                            .anySatisfy(signal -> assertThat(signal.evidence().eventIds())
                                    .doesNotHaveDuplicates()
                                    .hasSizeGreaterThanOrEqualTo(Signal.EVENTS / 2));
                    assertThat(told)
                            .allSatisfy(signal -> assertThat(signal.evidence().eventIds())
                                    .isNotEmpty()
                                    .hasSizeLessThanOrEqualTo(Signal.EVENTS));
                }));
    }

    @Test
    void everyModelHasItsPage() {
        var models = Models.compile(Models.folders(), Tuning.none(), new Problems());

        assertThat(models.units()).extracting(Unit::id).containsExactlyInAnyOrderElementsOf(UNITS);
        for (Unit unit : models.units()) {
            assertThat(unit.folder().file("README.md"))
                    .as(unit.id())
                    .contains("What it sees", "What it misses", "Innocent causes", "What to do");
        }
    }

    @Test
    void whatIsWrongWithAModelIsReportedTogether() {
        var problems = new Problems();

        var models = Models.compile(List.of(folder("secret-harvets"), folder("odd")), Tuning.none(), problems);

        assertThat(models.detectors()).isEmpty();
        assertThat(problems.toString())
                .startsWith("4 problems")
                .contains("height")
                .contains("id = odd")
                .contains("id = secret-harvets")
                .contains("no factory in META-INF/services/io.vigil.catalogue.DetectorFactory has this id")
                .contains("did you mean secret-harvest?");
    }

    @Test
    void aFactoryWhoseUnitIsMissingIsAProblem() {
        var problems = new Problems();
        var ids = new ArrayList<>(Models.compile(Models.folders(), Tuning.none(), new Problems()).units().stream()
                .map(Unit::id)
                .toList());

        Models.checkFactories(ids, problems);
        assertThat(problems.none()).isTrue();

        ids.remove("secret-harvest");
        Models.checkFactories(ids, problems);
        assertThat(problems.toString())
                .startsWith("1 problem")
                .contains("io.vigil.models.secretharvest.SecretHarvestFactory")
                .contains("there is no unit secret-harvest for this factory");
    }

    private static UnitFolder folder(String id) {
        return new UnitFolder("models/" + id, id, Map.of(Models.FILE, """
                id: %s
                height: 3
                emits: [{tactic: IMPACT, title: odd}]
                """.formatted(id)));
    }
}
