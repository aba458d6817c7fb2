package io.vigil.models.ownwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.events.Signal;
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

    private final OwnWork model = new OwnWork(UNIT);

    @Test
    void thePasswordOfOnesOwnDatabaseIsLow() {
        Signal reset = reset();

        assertThat(model.settles(reset)).isTrue();
        assertThat(reported(new Maker(new Found(reset).who()), reset))
                .extracting(signal -> signal.detection().severity())
                .containsExactly(2.0);
    }

    @Test
    void thePasswordOfWhatOthersMadePassesAsItIs() {
        Signal reset = reset();

        assertThat(reported(new Maker(1), reset)).containsExactly(reset);
        assertThat(reported(null, reset)).containsExactly(reset);
    }

    private List<Signal> reported(@Nullable Maker known, Signal found) {
        var emitted = new Emitted();
        model.observe(known, new Found(found), emitted);
        return emitted.signals();
    }

    private static Signal reset() {
        return Given.signal("database-password-reset")
                .type("CredentialAccess:RDS/ModifyAuthenticationProcess")
                .principal("alice")
                .resource("orders")
                .build();
    }
}
