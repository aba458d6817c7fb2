package io.vigil.models.instancecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Novelty;
import io.vigil.events.NoveltyPayload;
import io.vigil.models.egress.Visit;
import io.vigil.models.habit.Written;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Visit VISIT = new Visit(1, 2, 0.5, true);

    @Test
    void theAccountHearsAllOfIt() {
        assertCarried(new News(
                VISIT, 3, new AddressChange(AddressChange.Kind.MOVED, 4, 5), new Passage(Long.MIN_VALUE, 6, -1)));
        assertCarried(new News(VISIT, 0, AddressChange.NONE, Passage.NONE));
    }

    @Test
    void aVisitAloneIsCarriedToo() {
        assertCarried(VISIT);
    }

    private static void assertCarried(NoveltyPayload payload) {
        var sent = new Novelty("unit", 1, "111122223333", "e", null, 7, payload, null);

        assertThat(Written.of(sent).read(Novelty.class)).isEqualTo(sent);
    }
}
