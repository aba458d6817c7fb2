package io.vigil.models.compromisedcredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thief in the name of somebody whose duties look bad each day. */
class RoutineTest {
    private static final long MINUTE = 60_000L;
    private static final long DAY = 1440;
    private static final Tactic[] VISIT = {
        Tactic.DISCOVERY, Tactic.CREDENTIAL_ACCESS, Tactic.PERSISTENCE, Tactic.INITIAL_ACCESS
    };

    private final CompromisedCredentials detector = PlayedEvidence.detector();

    /** A backup shares more snapshots each night than there is room for clues. */
    @Test
    void dutiesOfEachNightDoNotDriveOutWhatIsRare() {
        var signals = new ArrayList<Signal>();
        for (int day = 0; day < 20; day++) {
            for (int share = 0; share < 40; share++) {
                signals.add(finding("snapshot-shared", Tactic.EXFILTRATION, 8, day * DAY + share));
            }
        }
        for (Tactic tactic : VISIT) {
            signals.add(odd(tactic, 7e-4, 19 * DAY + 600 + signals.size() % 10));
        }

        assertThat(follow(signals)).hasSize(1);
    }

    @Test
    void buildingBlocksOfEachDaySayNothingOfHowOftenThereIsMore() {
        var signals = new ArrayList<Signal>();
        for (int day = 0; day < 25; day++) {
            signals.add(block("backup-removed", Tactic.IMPACT, 1.5, day * DAY));
        }
        long theft = 25 * DAY;
        signals.add(odd(Tactic.DISCOVERY, 1e-5, theft));
        signals.add(odd(Tactic.CREDENTIAL_ACCESS, 1e-5, theft + 10));
        signals.add(odd(Tactic.EXFILTRATION, 1e-5, theft + 20));

        assertThat(follow(signals)).hasSize(1);
    }

    @Test
    void whatPeopleDoNotReadMakesNoStoryCritical() {
        var signals = new ArrayList<Signal>();
        for (Tactic tactic : VISIT) {
            signals.add(block(tactic + "-block", tactic, 3.5, 90L * signals.size()));
        }
        signals.add(finding("somebodys-rule", Tactic.EXFILTRATION, 8, 400));

        assertThat(follow(signals))
                .isNotEmpty()
                .allSatisfy(story -> assertThat(story.detection().severity()).isLessThan(9));
    }

    private static Signal block(String unit, Tactic tactic, double weight, long minute) {
        return Given.signal(unit)
                .tactic(tactic)
                .score(weight)
                .at(Given.MONDAY + minute * MINUTE)
                .build();
    }

    private static Signal finding(String unit, Tactic tactic, double severity, long minute) {
        return Given.signal(unit)
                .type("A:B/C")
                .tactic(tactic)
                .severity(severity)
                .at(Given.MONDAY + minute * MINUTE)
                .build();
    }

    private static Signal odd(Tactic tactic, double pValue, long minute) {
        return PlayedEvidence.measured(finding("anomalous-behavior", tactic, 5, minute), pValue);
    }

    private List<Signal> follow(List<Signal> signals) {
        return PlayedEvidence.follow(detector, signals);
    }
}
