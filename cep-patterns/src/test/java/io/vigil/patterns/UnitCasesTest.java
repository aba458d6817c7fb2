package io.vigil.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitReader;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.CasePlayer;
import io.vigil.testkit.Given;
import io.vigil.testkit.PlayedCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays the cases of all shipped sequences through Flink CEP. */
class UnitCasesTest {
    @TestFactory
    Stream<DynamicTest> everyCaseRaisesWhatItExpects() {
        var problems = new Problems();
        Patterns patterns = Patterns.compile(Patterns.folders(), Tuning.none(), problems);
        List<UnitCase> cases = new ArrayList<>();
        for (Unit unit : patterns.units()) {
            cases.addAll(UnitReader.cases(unit, problems));
        }
        problems.throwIfAny();
        return cases.stream()
                .map(unitCase -> DynamicTest.dynamicTest(
                        unitCase.unit() + ": " + unitCase.name(), () -> play(patterns, unitCase)));
    }

    private static void play(Patterns patterns, UnitCase unitCase) throws Exception {
        PlayedCase played = CasePlayer.play(unitCase, Given.ACCOUNT);
        List<Signal> raised = EngineRun.over(patterns.sequences(), played.events(Signal.class));

        assertThat(played.raised(raised)).isEqualTo(played.expected());
        assertThat(raised.stream().filter(signal -> signal.detection().unit().equals(unitCase.unit())))
                .as("told once")
                .hasSameSizeAs(played.expected());
    }
}
