package io.vigil.patterns;

import static io.vigil.patterns.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.testkit.GivenSignal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes before a sequence can excuse its first signal, as a new trail does when the old one is stopped. */
class AbsenceBeforeTest {
    private static final String STEPS = """
            - {step: new-trail, signal: unit-new, absent: true}
            - {step: blinding, signal: [unit-stop, unit-guard], same: service}
            - {step: theft, signal: unit-theft}
            """;

    @Test
    void itIsToldWhenNothingExcusesIt() throws Exception {
        assertThat(steps(stop(10), theft(20))).containsExactly("blinding", "theft");
    }

    @Test
    void whatCameBeforeExcusesIt() throws Exception {
        assertThat(steps(created(0), stop(10), theft(20))).isEmpty();
    }

    @Test
    void whatComesAfterwardsDoesNot() throws Exception {
        assertThat(steps(stop(10), created(15), theft(20))).containsExactly("blinding", "theft");
    }

    @Test
    void whatCameBeforeTheWindowDoesNot() throws Exception {
        assertThat(steps(created(0), stop(50), theft(70))).containsExactly("blinding", "theft");
    }

    @Test
    void itExcusesOnlyWhatItIsLinkedTo() throws Exception {
        assertThat(steps(created(0), at("10m", "unit-guard").api("guardduty:DeleteDetector"), theft(20)))
                .containsExactly("blinding", "theft");
    }

    @Test
    void ofTwoOnlyTheOneBeforeWhichItCameIsExcused() throws Exception {
        assertThat(steps(stop(5), created(8), stop(10), theft(20))).containsExactly("blinding", "theft");
    }

    @Test
    void theNextThatNothingExcusesIsTold() throws Exception {
        assertThat(steps(
                        created(0),
                        stop(10),
                        theft(20),
                        at("25m", "unit-guard").api("guardduty:DeleteDetector"),
                        theft(30)))
                .containsExactly("blinding", "theft");
    }

    private static GivenSignal created(int minute) {
        return at(minute + "m", "unit-new").api("cloudtrail:CreateTrail");
    }

    private static GivenSignal stop(int minute) {
        return at(minute + "m", "unit-stop").api("cloudtrail:StopLogging");
    }

    private static GivenSignal theft(int minute) {
        return at(minute + "m", "unit-theft").api("rds:ModifyDBSnapshotAttribute");
    }

    /** Of what is told; none when nothing is. */
    private static List<String> steps(GivenSignal... story) throws Exception {
        return Story.play(STEPS, story).stream()
                .flatMap(told -> List.of(told.evidence().steps()).stream())
                .map(step -> step.step())
                .toList();
    }
}
