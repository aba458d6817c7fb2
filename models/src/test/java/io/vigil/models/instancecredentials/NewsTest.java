package io.vigil.models.instancecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.FirstSeenPayload;
import io.vigil.models.baseline.Written;
import io.vigil.models.egress.NetworkFirstUse;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final NetworkFirstUse VISIT = new NetworkFirstUse(1, 2, 0.5, true);

    @Test
    void theAccountHearsAllOfIt() {
        assertCarried(new News(
                VISIT,
                3,
                new AddressChange(AddressChange.Kind.MOVED, 4, 5),
                new Passage(Long.MIN_VALUE, 6, -1),
                new FleetUse(8, 9, true)));
        assertCarried(new News(VISIT, 0, AddressChange.NONE, Passage.NONE, FleetUse.NONE));
    }

    @Test
    void aVisitAloneIsCarriedToo() {
        assertCarried(VISIT);
    }

    private static void assertCarried(FirstSeenPayload payload) {
        var sent = new FirstSeen("unit", 1, "111122223333", "e", null, 7, payload, null);

        assertThat(Written.of(sent).read(FirstSeen.class)).isEqualTo(sent);
    }
}
