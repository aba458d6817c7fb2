package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.findings.Folding;
import io.vigil.flink.CollectedStream;
import io.vigil.jobs.detections.Detections;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class RollUpStormsTest {
    private static final String TYPE = "Persistence:IAM/AccountManipulation";
    private static final String TEN = "findings-per-hour: 10";

    @Test
    void whatBeginsBeyondTheHoursMeasureIsOneFinding() throws Exception {
        var passed = pass(TEN, storm(300, at -> about(at).type(TYPE)));

        var ids = passed.stream().map(Folding::keyOf).collect(Collectors.toSet());
        assertThat(passed).hasSize(300);
        assertThat(ids).hasSize(11);
        var last = passed.get(299);
        assertThat(last.detection().type()).isEqualTo(TYPE);
        assertThat(last.detection().title()).contains("Many more of one kind");
        assertThat(last.evidence().observations()[0].values()).containsExactly("storm-299");
        assertThat(last.evidence().eventIds()).containsExactly("e299");
    }

    @Test
    void moreSignalsOfAFindingThatHasBegunAreStillItsOwn() throws Exception {
        var all = new ArrayList<>(storm(300, at -> about(at).type(TYPE)));
        all.add(about(3).type(TYPE).at("2h").event("again").build());

        var last = pass(TEN, all).get(300);

        assertThat(last.subject().principal()).isEqualTo("person-3");
    }

    @Test
    void otherTypesAndOtherAccountsHaveTheirOwnMeasure() throws Exception {
        var all = new ArrayList<>(storm(300, at -> about(at).type(TYPE)));
        all.add(about(1).type("Impact:IAMUser/AnomalousBehavior").at("30m").build());
        all.add(about(1).type(TYPE).in("999988887777").at("30m").build());

        assertThat(pass(TEN, all)).filteredOn(RollUpStormsTest::isRolledUp).hasSize(290);
    }

    @Test
    void anHourLaterAsManyMayBeginAgain() throws Exception {
        var all = new ArrayList<>(storm(20, at -> about(at).type(TYPE)));
        IntStream.range(20, 40)
                .forEach(at -> all.add(about(at).type(TYPE).at("2h").build()));

        assertThat(pass(TEN, all)).filteredOn(RollUpStormsTest::isRolledUp).hasSize(20);
    }

    @Test
    void whatIsCriticalIsAlwaysAFindingOfItsOwn() throws Exception {
        assertThat(pass(TEN, storm(300, at -> about(at).type(TYPE).severity(9))))
                .noneMatch(RollUpStormsTest::isRolledUp);
    }

    @Test
    void sequencesAndTheirMembersAreAlwaysFindingsOfTheirOwn() throws Exception {
        var emit = new Emit(
                "AttackSequence:IAM/CompromisedCredentials",
                8,
                Tactic.IMPACT,
                "T1",
                Template.of("t"),
                Template.of("d"));
        var all = new ArrayList<Signal>();
        for (Signal member : storm(100, at -> about(at).type(TYPE))) {
            all.add(member.inSequence("AttackSequence:IAM/CompromisedCredentials 1"));
            all.add(SignalDraft.fromSteps("story", emit, List.of(SequenceStep.of("one", member)), member));
        }

        assertThat(pass(TEN, all)).noneMatch(RollUpStormsTest::isRolledUp);
    }

    @Test
    void whatIsSuppressedLeavesRoomForWhatIsNot() throws Exception {
        var all = new ArrayList<>(storm(300, at -> about(at).type(TYPE).from("198.51.100.7")));
        all.add(about(1000).type(TYPE).from("203.0.113.9").at("50m").build());

        var passed = pass(TEN + "\nsuppress: [{remote: 198.51.100.7, expires: 2030-01-01, why: known}]", all);

        assertThat(passed).noneMatch(RollUpStormsTest::isRolledUp);
    }

    @Test
    void theOrderOfArrivalChangesNothing() throws Exception {
        var all = storm(100, at -> about(at).type(TYPE));
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(ids(pass(TEN, shuffled))).isEqualTo(ids(pass(TEN, all)));
    }

    private static List<String> ids(List<Signal> signals) {
        return signals.stream().map(Folding::keyOf).toList();
    }

    private static boolean isRolledUp(Signal signal) {
        return signal.detection().discriminator().startsWith("roll-up");
    }

    /** A second apart. */
    private static List<Signal> storm(int size, Function<Integer, GivenSignal> one) {
        return IntStream.range(0, size)
                .mapToObj(at -> one.apply(at).at(at + "s").build())
                .toList();
    }

    private static GivenSignal about(int person) {
        return signal("storm-" + person)
                .principal("person-" + person)
                .event("e" + person)
                .api("CreateAccessKey");
    }

    private static List<Signal> pass(String tuning, List<Signal> signals) throws Exception {
        var problems = new Problems();
        var read = Tuning.read("tuning.yaml", tuning, problems);
        problems.throwIfAny();
        var environment = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        Pipeline.prepare(environment);
        var told =
                environment.fromData(signals, TypeInformation.of(Signal.class)).uid("told");
        var detections = new Detections(List.of(), List.of(), List.of(), read);
        var passing = CollectedStream.of(
                RollUpStorms.over(List.of(new Conclusions.Described("told", told)), detections, false), "passed");
        environment.executeAsync("a storm");
        var passed = new ArrayList<Signal>();
        passing.forEachRemaining(record -> passed.add(record.signal()));
        return passed;
    }
}
