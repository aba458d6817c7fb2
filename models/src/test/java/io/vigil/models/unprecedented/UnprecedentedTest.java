package io.vigil.models.unprecedented;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.models.ShippedModels;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How grave a first deed is follows from what it does and from who works how. */
class UnprecedentedTest {
    private static final Unit UNIT = ShippedModels.unit("unprecedented");
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final double LOW = 2;
    private static final double MEDIUM = 5;

    private final Unprecedented model = new Unprecedented(UNIT);
    private final List<Signal> reported = new ArrayList<>();
    private Veterans veterans = new Veterans();

    @Test
    void harmDoneByHandIsMedium() {
        work(true);

        deed("data-handed-out", Tactic.EXFILTRATION, 2);

        assertThat(severities()).containsExactly(MEDIUM);
    }

    @Test
    void theSameByAProgramIsLow() {
        work(false);

        deed("data-handed-out", Tactic.EXFILTRATION, 2);

        assertThat(severities()).containsExactly(LOW);
    }

    @Test
    void whatHarmsNeitherDataNorGuardsIsLow() {
        work(true);

        deed("credential-handed-out", Tactic.PERSISTENCE, 2);

        assertThat(severities()).containsExactly(LOW);
    }

    @Test
    void anAmountThatIsMuchOfAPersonOnlyIsLowAndMoreOfItMedium() {
        work(true);

        deed("unusual-volume", Tactic.EXFILTRATION, 0.8);
        deed("unusual-volume", Tactic.EXFILTRATION, 2);

        assertThat(severities()).containsExactly(LOW, MEDIUM);
    }

    @Test
    void aProgramThatIsUsedByHandOnceIsHandledByHandFromThenOn() {
        work(false);
        observe(new Working(0, who(), 9 * DAY + HOUR, true));
        veterans = Written.of(veterans).read(Veterans.class);

        deed("guard-taken-away", Tactic.DEFENSE_EVASION, 2);

        assertThat(severities()).containsExactly(MEDIUM);
    }

    @Test
    void whatIsTellingByHandOnlyIsLowAndOfProgramsNothing() {
        work(true);
        deed("network-opened", Tactic.PERSISTENCE, 1.5);
        assertThat(severities()).containsExactly(LOW);

        veterans = new Veterans();
        reported.clear();
        work(false);
        deed("network-opened", Tactic.PERSISTENCE, 1.5);
        assertThat(severities()).isEmpty();
    }

    @Test
    void aLightDeedDoesNotSilenceAGraveOneOfTheSameDay() {
        work(true);

        deed("network-opened", Tactic.PERSISTENCE, 1.5);
        deed("data-handed-out", Tactic.EXFILTRATION, 2);
        deed("way-out-opened", Tactic.EXFILTRATION, 2);

        assertThat(severities()).containsExactly(LOW, MEDIUM);
    }

    @Test
    void aDutyIsNewsOnlyWhereItWeighsMore() {
        work(true);

        deed("backup-removed", Tactic.IMPACT, 1.5);
        assertThat(severities()).isEmpty();

        deed("backup-removed", Tactic.IMPACT, 2.5);
        assertThat(severities()).containsExactly(MEDIUM);
    }

    @Test
    void lightDeedsOfAnHourAreLowTogetherAndAllAreNamed() {
        work(false);

        deed("data-copied-aside", Tactic.COLLECTION, 1);
        deed("way-out-opened", Tactic.EXFILTRATION, 1);
        assertThat(severities()).isEmpty();
        veterans = Written.of(veterans).read(Veterans.class);
        deed("network-opened", Tactic.PERSISTENCE, 1);

        assertThat(severities()).containsExactly(LOW);
        assertThat(reported.get(0).evidence().eventIds()).hasSize(3);
    }

    private void work(boolean byHand) {
        for (int day = 0; day < 9; day++) {
            observe(new Working(0, who(), day * DAY + HOUR, byHand));
        }
    }

    private void deed(String rule, Tactic tactic, double weight) {
        observe(new Deed(Given.signal(rule)
                .principal("dora")
                .tactic(tactic)
                .score(weight)
                .at(9 * DAY + 2 * HOUR + reported.size())
                .build()));
    }

    private static long who() {
        return new Deed(Given.signal("any").principal("dora").build()).who();
    }

    private void observe(DeedInput input) {
        veterans = model.observe(veterans, input, Emitter.of(reported::add, none -> {}));
    }

    private List<Double> severities() {
        return reported.stream().map(signal -> signal.detection().severity()).toList();
    }
}
