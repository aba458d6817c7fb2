package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody does again and again is told until it is a habit; what is new in it always is. */
class HabitsTest {
    private static final String SHARED = "ec2 ModifySnapshotAttribute 444455556666";

    @Test
    void whatABackupRoleDoesEachNightIsToldOnFourDaysAndThenCounted() throws Exception {
        var told = told(Tuning.none(), nights(1, 2, 3, 4, 5, 6, 7));

        assertThat(days(told)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aWeeklyDutyIsAHabitAfterAMonth() throws Exception {
        assertThat(days(told(Tuning.none(), nights(1, 8, 15, 22, 29, 36)))).containsExactly(1, 8, 15, 22);
    }

    @Test
    void aMonthlyDutyIsAlwaysTold() throws Exception {
        assertThat(days(told(Tuning.none(), nights(1, 31, 61, 91)))).containsExactly(1, 31, 61, 91);
    }

    @Test
    void manyTimesADayAreOneDay() throws Exception {
        var often = Stream.of("1h", "2h", "3h", "4h", "5h", "6h")
                .map(at -> night(1).at(at).event(at).build());

        assertThat(told(Tuning.none(), often.toList())).hasSize(6);
    }

    @Test
    void anotherTargetIsTold() throws Exception {
        assertToldAfterAHabit(night(9).habit("ec2 ModifySnapshotAttribute 999900001111"));
    }

    @Test
    void anotherNetworkIsTold() throws Exception {
        assertToldAfterAHabit(night(9).from("203.0.113.9"));
    }

    @Test
    void anotherToolIsTold() throws Exception {
        assertToldAfterAHabit(night(9).agent("Boto3/1.34 Python/3.12"));
    }

    @Test
    void whatIsCriticalOrOfNoHabitOrPartOfASequenceIsTold() throws Exception {
        assertToldAfterAHabit(night(9).severity(9));
        assertToldAfterAHabit(night(9).habit(null));
        assertToldAfterAHabit(night(9).build().inSequence("AttackSequence:IAM/CompromisedCredentials 1"));
    }

    @Test
    void repeatsThatWereNotToldAreCountedInWhatIsToldNext() throws Exception {
        var all = new ArrayList<>(nights(1, 2, 3, 4, 5, 6));
        all.add(night(7).from("203.0.113.9").build());

        var told = told(Tuning.none(), all);

        assertThat(told.get(told.size() - 1).count()).isEqualTo(7);
    }

    @Test
    void theFindingTellsWhatIsRepeatedAndWhatIsNew() throws Exception {
        var all = new ArrayList<>(nights(1, 2, 3, 4, 5));
        all.add(night(7).from("203.0.113.9").build());

        var told = told(Tuning.none(), all);

        assertThat(told.get(0).latest().evidence().observations()).isEmpty();
        assertThat(told.get(told.size() - 1).latest().evidence().observations())
                .extracting(Observation::feature, Observation::unusual, seen -> seen.values()[0])
                .containsExactly(
                        tuple("repeatedAct", false, SHARED),
                        tuple("repeatedFrom", true, "203.0.0.0/16"),
                        tuple("repeatedWith", false, "aws-cli"));
    }

    @Test
    void theUserDecidesAfterHowManyDaysOrNever() throws Exception {
        assertThat(days(told(tuning("habit-days: 2"), nights(1, 2, 3, 4)))).containsExactly(1, 2);
        assertThat(days(told(tuning("habit-days: 0"), nights(1, 2, 3, 4, 5, 6))))
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    private void assertToldAfterAHabit(GivenSignal signal) throws Exception {
        assertToldAfterAHabit(signal.build());
    }

    private void assertToldAfterAHabit(Signal signal) throws Exception {
        var all = new ArrayList<>(nights(1, 2, 3, 4, 5, 6));
        all.add(signal);

        assertThat(days(told(Tuning.none(), all))).containsExactly(1, 2, 3, 4, 9);
    }

    private static List<Signal> nights(Integer... days) {
        return Stream.of(days).map(day -> night(day).build()).toList();
    }

    private static GivenSignal night(int day) {
        return signal("snapshot-or-image-shared")
                .type("Exfiltration:EC2/TransferDataToCloudAccount")
                .severity(8)
                .principal("backup")
                .habit(SHARED)
                .agent("aws-cli/2.15.0")
                .event("night " + day)
                .at(day + "d2h");
    }

    private static List<Integer> days(List<Finding> told) {
        return told.stream()
                .map(finding -> (int) ((finding.latest().time() - Given.MONDAY) / 86_400_000L))
                .toList();
    }

    private static Tuning tuning(String text) {
        var problems = new Problems();
        var tuning = Tuning.read("tuning.yaml", text, problems);
        problems.throwIfAny();
        return tuning;
    }

    /** Each signal after the wait of the one before. */
    private static List<Finding> told(Tuning tuning, List<Signal> signals) throws Exception {
        return Folded.oneByOne(
                tuning, new ToFold.Order(), signals.stream().map(Folded::signal).toList());
    }
}
