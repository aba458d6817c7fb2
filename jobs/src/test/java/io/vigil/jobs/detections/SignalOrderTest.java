package io.vigil.jobs.detections;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.flink.order.EventOrder;
import io.vigil.models.egress.NetworkFirstUse;
import io.vigil.testkit.GivenSignal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only one record delivered twice may compare as equal, in each of the orders that drop doubles. */
class SignalOrderTest {
    /** All of one event, one unit and one title; each differs from the first in one thing. */
    private static final List<Signal> DIFFERENT = List.of(
            read().build(),
            read().type("Exfiltration:S3/Read").build(),
            read().object("other").build(),
            read().bucket("other").build(),
            read().resource("other").build(),
            read().principal("bob").build(),
            read().accessKey("ASIAOTHER").build(),
            read().root("carol").build(),
            read().instance("i-2").build(),
            read().api("HeadObject").build(),
            read().error("AccessDenied").build(),
            read().from("198.51.100.7").build(),
            read().in("444455556666").build(),
            read().severity(2).build());

    @Test
    void differentSignalsOfOneEventAreNeverOne() {
        assertNoTies(new SignalOrder(), DIFFERENT);
        assertNoTies(new SignalEntities(), DIFFERENT);
    }

    @Test
    void oneSignalRaisedTwiceIsOne() {
        assertThat(new SignalOrder().compareTies(read().build(), read().build()))
                .isZero();
        assertThat(new SignalEntities().compareTies(read().build(), read().build()))
                .isZero();
    }

    @Test
    void differentNoveltiesOfOneEventAreNeverOne() {
        assertNoTies(new Accounts(), List.of(novelty(1, 7), novelty(2, 7), novelty(1, 8)));
        assertThat(new Accounts().compareTies(novelty(1, 7), novelty(1, 7))).isZero();
    }

    private static <E> void assertNoTies(EventOrder<E> order, List<E> different) {
        for (int one = 0; one < different.size(); one++) {
            for (int other = 0; other < one; other++) {
                int compared = order.compareTies(different.get(one), different.get(other));

                assertThat(compared).as("%s and %s", one, other).isNotZero();
                assertThat(Integer.signum(order.compareTies(different.get(other), different.get(one))))
                        .isEqualTo(-Integer.signum(compared));
            }
        }
    }

    private static GivenSignal read() {
        return signal("read-secret")
                .principal("alice")
                .bucket("bucket")
                .object("object")
                .event("e")
                .at("1h");
    }

    private static FirstSeen novelty(long network, long before) {
        return new FirstSeen(
                "unit", 0, "111122223333", "e", null, 7, new NetworkFirstUse(network, before, 0, true), null);
    }
}
