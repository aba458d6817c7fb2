package io.vigil.models.ownwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.models.ShippedModels;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Emitted;
import io.vigil.testkit.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A finding about a resource is Low where its principal made it, and stays as it is where not. */
class OwnWorkTest {
    private static final Unit UNIT = ShippedModels.unit("own-work");

    private static final long DAY = 86_400_000L;
    private static final long HOME = 7;
    private static final long THING = 5;

    private final OwnWork model = new OwnWork(UNIT);

    @Test
    void thePasswordOfOnesOwnDatabaseIsLow() {
        Signal reset = reset();

        assertThat(model.settles(reset)).isTrue();
        assertThat(reported(changed(reset, 0, HOME), reset))
                .extracting(signal -> signal.detection().severity())
                .containsExactly(2.0);
    }

    @Test
    void thePasswordOfADatabaseThatWasMadeOnTheSameDayIsNoFinding() {
        Signal reset = reset();
        var works = new Works();
        works.make(new Work(1, THING, true, false, HOME, 1, reset.time()));
        works.change(
                new Work(1, THING, false, true, HOME, Hash.of(reset.evidence().lastEvent()), reset.time()), 14);

        assertThat(reported(works, reset))
                .extracting(signal -> signal.detection().type())
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void thePasswordOfWhatOthersMadePassesAsItIs() {
        Signal reset = reset();

        assertThat(reported(new Works(), reset)).containsExactly(reset);
        assertThat(reported(null, reset)).containsExactly(reset);
    }

    @Test
    void whatWasMadeThreeWeeksAgoBelongsToThoseWhoRelyOnIt() {
        Signal reset = reset();

        assertThat(reported(changed(reset, 21, HOME), reset)).containsExactly(reset);
    }

    @Test
    void aFindingOfHarmIsNoneWhereItWasDoneToOnesOwn() {
        Signal deleted = harm();

        assertThat(model.settles(deleted)).isTrue();
        assertThat(reported(changed(deleted, 2, HOME), deleted))
                .extracting(signal -> signal.detection().type())
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void aFindingOfHarmStaysWhereItWasDoneToOthersOrFromElsewhere() {
        Signal deleted = harm();

        assertThat(reported(new Works(), deleted)).containsExactly(deleted);
        assertThat(reported(changed(deleted, 2, HOME + 1), deleted)).containsExactly(deleted);
    }

    @Test
    void whoOpensAPlaceThatWasMadeOnTheSameDayIsReportedAndSaysNextToNothingOfAThief() {
        Signal opened = opened();
        var works = new Works();
        works.make(new Work(1, THING, true, false, HOME, 1, opened.time()));
        works.change(
                new Work(1, THING, false, true, HOME, Hash.of(opened.evidence().lastEvent()), opened.time()), 14);

        assertThat(model.settles(opened)).isTrue();
        assertThat(reported(works, opened)).singleElement().satisfies(signal -> {
            assertThat(signal.detection()).isEqualTo(opened.detection());
            assertThat(signal.score().value()).isLessThan(0.5);
        });
    }

    @Test
    void whoOpensWhatOthersMadeOrWhatWasMadeDaysAgoIsReportedAsItIs() {
        Signal opened = opened();

        assertThat(reported(new Works(), opened)).containsExactly(opened);
        assertThat(reported(changed(opened, 3, HOME), opened)).containsExactly(opened);
    }

    @Test
    void whoIsWelcomedIsRememberedAsItWasWritten() {
        var works = new Works();
        works.make(new Work(1, THING, true, false, HOME, 1, 0));
        works.change(new Work(1, THING, false, true, HOME, 2, DAY), 14);
        works.change(new Work(1, THING, false, true, HOME, 3, 2 * DAY), 14);
        Written written = Written.of(works);

        Works read = written.read(Works.class);

        assertThat(read.finishedIn(2)).isTrue();
        assertThat(read.finishedIn(3)).as("two days later").isFalse();
        assertThat(read.changedIn(3)).isTrue();
        assertThat(Written.of(Written.copy(read)).bytes()).isEqualTo(written.bytes());
    }

    /** What remembers that the principal made the thing so many days before, at home, and changed it now from a network. */
    private static Works changed(Signal found, int days, long network) {
        long who = new Found(found).who();
        long event = Hash.of(found.evidence().lastEvent());
        var works = new Works();
        works.make(new Work(who, THING, true, false, HOME, 1, found.time() - days * DAY));
        works.change(new Work(who, THING, false, false, network, event, found.time()), 14);
        return works;
    }

    private List<Signal> reported(@Nullable Works known, Signal found) {
        var emitted = new Emitted();
        model.observe(known, new Found(found), emitted);
        return emitted.signals();
    }

    private static Signal harm() {
        return Given.signal("anomalous-behavior")
                .type("Impact:IAMUser/AnomalousBehavior")
                .tactic(Tactic.IMPACT)
                .principal("alice")
                .build();
    }

    private static Signal opened() {
        return Given.signal("bucket-public-access-granted")
                .type("Policy:S3/BucketAnonymousAccessGranted")
                .tactic(Tactic.EXFILTRATION)
                .principal("alice")
                .resource("page")
                .build();
    }

    private static Signal reset() {
        return Given.signal("database-password-reset")
                .type("CredentialAccess:RDS/ModifyAuthenticationProcess")
                .principal("alice")
                .resource("orders")
                .build();
    }
}
