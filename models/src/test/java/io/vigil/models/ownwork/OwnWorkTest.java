package io.vigil.models.ownwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.events.Tactic;
import io.vigil.models.Models;
import io.vigil.testkit.Emitted;
import io.vigil.testkit.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A finding about a resource is Low where its principal made it, and stays as it is where not. */
class OwnWorkTest {
    private static final Unit UNIT = Models.compile(Models.folders(), Tuning.none(), new Problems()).units().stream()
            .filter(unit -> unit.id().equals("own-work"))
            .findFirst()
            .orElseThrow();

    private static final long DAY = 86_400_000L;

    private final OwnWork model = new OwnWork(UNIT);

    @Test
    void thePasswordOfOnesOwnDatabaseIsLow() {
        Signal reset = reset();

        assertThat(model.settles(reset)).isTrue();
        assertThat(reported(worksOn(reset, new Found(reset).thing()), reset))
                .extracting(signal -> signal.detection().severity())
                .containsExactly(2.0);
    }

    @Test
    void thePasswordOfWhatOthersMadePassesAsItIs() {
        Signal reset = reset();

        assertThat(reported(worksOn(reset, 1), reset)).containsExactly(reset);
        assertThat(reported(null, reset)).containsExactly(reset);
    }

    @Test
    void whatWasMadeThreeWeeksAgoBelongsToThoseWhoRelyOnIt() {
        Signal reset = reset();
        var works = new Works();
        works.make(new Found(reset).thing(), reset.time() - 21 * DAY);

        assertThat(reported(works, reset)).containsExactly(reset);
    }

    @Test
    void aFindingOfHarmIsNoneWhereItWasDoneToOnesOwn() {
        Signal deleted = harm("e1");
        var works = new Works();
        works.change(Hash.of("e1"));

        assertThat(model.settles(deleted)).isTrue();
        assertThat(reported(works, deleted))
                .extracting(signal -> signal.detection().type())
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void aFindingOfHarmStaysWhereItWasDoneToOthers() {
        Signal deleted = harm("e2");
        var works = new Works();
        works.change(Hash.of("e1"));

        assertThat(reported(works, deleted)).containsExactly(deleted);
    }

    private static Works worksOn(Signal found, long thing) {
        var works = new Works();
        works.make(thing, found.time());
        return works;
    }

    private List<Signal> reported(@Nullable Works known, Signal found) {
        var emitted = new Emitted();
        model.observe(known, new Found(found), emitted);
        return emitted.signals();
    }

    private static Signal harm(String event) {
        return Given.signal("anomalous-behavior")
                .type("Impact:IAMUser/AnomalousBehavior")
                .tactic(Tactic.IMPACT)
                .principal("alice")
                .event(event)
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
