package io.vigil.models.compromisedcredentials;

import static io.vigil.models.compromisedcredentials.PlayedEvidence.measured;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Emitter;
import io.vigil.events.signals.RootSignal;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CompromisedCredentialsTest {
    private static final long DAY = 86_400_000L;
    private static final double TELL = 5e-5;
    private static final Tactic[] TACTICS = Tactic.values();

    private final CompromisedCredentials detector = PlayedEvidence.detector();

    @Test
    void innocentDaysMakeAboutAsManySequencesAsAreAllowed() {
        var random = new SplittableRandom(1);
        int days = 1_000_000;
        int told = 0;
        int critical = 0;
        for (int principal = 0; principal < days / 20; principal++) {
            for (Signal sequence : follow(innocent(random, principal, 20))) {
                told++;
                critical += sequence.detection().severity() >= 9 ? 1 : 0;
            }
        }

        assertThat(told / (double) days).isBetween(0.3 * TELL, 3 * TELL);
        assertThat(critical / (double) days).isLessThan(TELL / 3);
    }

    @Test
    void theSameEvidenceInAnyOrderMakesTheSameStory() {
        List<Signal> day = List.of(
                finding("somebodys-rule", Tactic.INITIAL_ACCESS, 5, 0),
                finding("another-rule", Tactic.LATERAL_MOVEMENT, 5, 20),
                finding("a-third", Tactic.EXFILTRATION, 8, 40));

        assertThat(follow(day))
                .last()
                .satisfies(told -> assertThat(told.detection().severity()).isEqualTo(9));
        assertThat(follow(List.of(at(day.get(2), 0), at(day.get(1), 20), at(day.get(0), 40))))
                .last()
                .satisfies(told -> {
                    assertThat(told.detection().severity()).isEqualTo(9);
                    assertThat(told.evidence().steps()).hasSize(3);
                });
    }

    @Test
    void noveltyAloneIsNeverCriticalWhoeverReportsIt() {
        var day = new ArrayList<Signal>();
        for (Tactic tactic : TACTICS) {
            day.add(measured(news("anomalous-behavior", tactic, 90L * tactic.code()), 1e-9));
        }
        day.set(1, news("unprecedented", TACTICS[1], 90L * TACTICS[1].code()));

        assertThat(follow(day))
                .isNotEmpty()
                .allSatisfy(story -> assertThat(story.detection().severity()).isLessThan(9));
    }

    @Test
    void noveltyBesideARuleIsCritical() {
        List<Signal> day = List.of(
                measured(news("anomalous-behavior", Tactic.DISCOVERY, 0), 1e-5),
                measured(news("anomalous-behavior", Tactic.EXFILTRATION, 90), 1e-5),
                finding("somebodys-rule", Tactic.DEFENSE_EVASION, 8, 180));

        assertThat(follow(day))
                .last()
                .satisfies(story -> assertThat(story.detection().severity()).isEqualTo(9));
    }

    /** A detection that watches all tactics is not worn out by one oddity: what it shows of others is as rare as before. */
    @Test
    void whatADetectionShowedOfOneTacticIsNoHabitInOthers() {
        var signals = new ArrayList<Signal>();
        signals.add(finding("anomalous-behavior", Tactic.DEFENSE_EVASION, 5, 0));
        Tactic[] visit = {Tactic.DISCOVERY, Tactic.CREDENTIAL_ACCESS, Tactic.PERSISTENCE, Tactic.EXFILTRATION};
        for (int at = 0; at < visit.length; at++) {
            signals.add(measured(finding("anomalous-behavior", visit[at], 5, 9 * 1440L + 10L * at), 1e-5));
        }

        assertThat(follow(signals)).hasSize(1);
    }

    @Test
    void oneVisitIsATheftWhenWaysInAndHarmAreAsRareAsCanBe() {
        assertThat(visit(1e-5, Tactic.DISCOVERY, Tactic.CREDENTIAL_ACCESS, Tactic.EXFILTRATION))
                .hasSize(1);
        assertThat(visit(5e-4, Tactic.DISCOVERY, Tactic.CREDENTIAL_ACCESS, Tactic.EXFILTRATION))
                .as("a new duty, done from the usual place")
                .isEmpty();
        assertThat(visit(1e-5, Tactic.DISCOVERY, Tactic.DEFENSE_EVASION, Tactic.IMPACT))
                .as("a fault that is mended at night")
                .isEmpty();
    }

    private List<Signal> visit(double pValue, Tactic... tactics) {
        var signals = new ArrayList<Signal>();
        for (Tactic tactic : tactics) {
            signals.add(measured(finding("anomalous-behavior", tactic, 5, 10L * signals.size()), pValue));
        }
        return follow(signals);
    }

    @Test
    void toSeemUsualAThiefMustRaiseFindingsOnFourDays() {
        for (int decoys = 0; decoys < 6; decoys++) {
            var signals = new ArrayList<Signal>();
            for (int day = 0; day < decoys; day++) {
                signals.add(finding("decoy", Tactic.DISCOVERY, 2, day * 1440L));
            }
            signals.add(finding("opening", Tactic.CREDENTIAL_ACCESS, 5, decoys * 1440L));
            signals.add(finding("act", Tactic.EXFILTRATION, 5, decoys * 1440L + 90));

            assertThat(follow(signals)).as("%d decoys", decoys).hasSize(decoys < 4 ? 1 : 0);
        }
    }

    @Test
    void aStoryMayLastOverMidnight() {
        assertThat(follow(List.of(
                        finding("opening", Tactic.CREDENTIAL_ACCESS, 5, 23 * 60),
                        finding("opening", Tactic.CREDENTIAL_ACCESS, 5, 25 * 60),
                        finding("act", Tactic.EXFILTRATION, 5, 26 * 60))))
                .hasSize(1);
    }

    /** What was little at first is none the less for having come before, within the story. */
    @Test
    void whatOpensASlowStoryIsNoHabitAtItsEnd() {
        assertThat(follow(List.of(
                        finding("login", Tactic.INITIAL_ACCESS, 5, 0),
                        finding("guards", Tactic.DEFENSE_EVASION, 8, 2 * 1440),
                        finding("domains", Tactic.IMPACT, 2, 4 * 1440),
                        finding("domains", Tactic.IMPACT, 8, 5 * 1440))))
                .hasSize(1);
    }

    /** Four tactics on five days: what came on the first four makes the fifth neither usual nor unusual. */
    @Test
    void theDaysOfAStoryAreNoHabitInIt() {
        var signals = new ArrayList<Signal>();
        Tactic[] days = {
            Tactic.INITIAL_ACCESS, Tactic.PERSISTENCE, Tactic.PERSISTENCE, Tactic.DEFENSE_EVASION, Tactic.EXFILTRATION
        };
        for (int day = 0; day < days.length; day++) {
            signals.add(finding("rule-" + day, days[day], 8, day * 1440L));
        }

        assertThat(follow(signals)).isNotEmpty();
        assertThat(follow(signals.stream().map(CompromisedCredentialsTest::less).toList()))
                .as("of findings that are enough only all together")
                .isNotEmpty();
        assertThat(follow(afterThreeWeeksOfFindings(signals)))
                .as("of somebody who raises findings all the time")
                .isEmpty();
    }

    private static Signal less(Signal signal) {
        return finding(
                signal.detection().unit(), signal.detection().tactic(), 5, (signal.time() - Given.MONDAY) / 60_000);
    }

    private static List<Signal> afterThreeWeeksOfFindings(List<Signal> story) {
        var signals = new ArrayList<Signal>();
        for (int day = 0; day < 21; day++) {
            signals.add(finding("duty-" + day % 7, TACTICS[day % 7], 2, day * 1440L));
        }
        for (Signal each : story) {
            signals.add(finding(
                    each.detection().unit(),
                    each.detection().tactic(),
                    each.detection().severity(),
                    30 * 1440 + (each.time() - Given.MONDAY) / 60_000));
        }
        return signals;
    }

    @Test
    void aStoryIsToldOnceADayAndAgainWhenItHasAnotherSide() {
        assertThat(follow(List.of(
                        finding("opening", Tactic.CREDENTIAL_ACCESS, 5, 0),
                        finding("act", Tactic.EXFILTRATION, 5, 90),
                        finding("another-act", Tactic.EXFILTRATION, 8, 180),
                        finding("end", Tactic.IMPACT, 5, 270))))
                .extracting(told -> told.evidence().steps().length)
                .containsExactly(2, 4);
    }

    @Test
    void aFloodLeavesTheStrongestEvidence() {
        var signals = new ArrayList<Signal>();
        signals.add(finding("opening", Tactic.CREDENTIAL_ACCESS, 8, 0));
        for (int minute = 1; minute < 500; minute++) {
            signals.add(finding("decoy-" + minute, Tactic.DISCOVERY, 2, minute));
        }
        signals.add(finding("act", Tactic.EXFILTRATION, 8, 600));

        assertThat(follow(signals)).isNotEmpty();
    }

    @Test
    void whatIsRememberedIsBoundedAndReadAsItWasWritten() {
        Clues clues = null;
        for (int minute = 0; minute < 500; minute++) {
            var root = new RootSignal(finding("unit-" + minute, TACTICS[minute % TACTICS.length], 5, minute));
            clues = detector.observe(clues, root, Emitter.of(told -> {}, novelty -> {}));
        }
        Written written = Written.of(clues);

        Clues read = written.read(Clues.class);

        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes()).hasSizeLessThan(20_000);
        assertThat(Written.of(Written.copy(read)).bytes()).isEqualTo(written.bytes());
    }

    private static Signal finding(String unit, Tactic tactic, double severity, long minute) {
        return finding(unit, "A:B/C", tactic, severity, minute);
    }

    private static Signal news(String unit, Tactic tactic, long minute) {
        return finding(unit, "A:B/AnomalousBehavior", tactic, 8, minute);
    }

    private static Signal finding(String unit, String type, Tactic tactic, double severity, long minute) {
        return Given.signal(unit)
                .type(type)
                .tactic(tactic)
                .severity(severity)
                .at(Given.MONDAY + minute * 60_000)
                .build();
    }

    private static Signal at(Signal signal, long minute) {
        return finding(
                signal.detection().unit(),
                signal.detection().tactic(),
                signal.detection().severity(),
                minute);
    }

    /** Each tactic brings a finding of a certain rarity as often as that says; an unlucky moment may bring several. */
    private static List<Signal> innocent(SplittableRandom random, int principal, int days) {
        var signals = new ArrayList<Signal>();
        for (int day = 0; day < days; day++) {
            for (Tactic tactic : TACTICS) {
                double p = random.nextDouble();
                if (p < 0.03) {
                    long time = Given.MONDAY + day * DAY + random.nextLong(DAY);
                    double severity = p < 3e-4 ? 8 : p < 1e-3 ? 5 : 2;
                    signals.add(Given.signal(tactic + "-rule-" + random.nextInt(8))
                            .type("A:B/C")
                            .tactic(tactic)
                            .severity(severity)
                            .principal("p" + principal)
                            .at(time)
                            .build());
                }
            }
        }
        signals.sort(Comparator.comparingLong(Signal::time));
        return signals;
    }

    private List<Signal> follow(List<Signal> signals) {
        return PlayedEvidence.follow(detector, signals);
    }
}
