package io.vigil.events.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CallTiesTest {
    @Property
    void callsAreInTheOrderOfTheirIds(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 12) String one,
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 12) String other) {
        assertThat(Integer.signum(CallTies.byId(call(one, "a"), call(other, "a"))))
                .isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Test
    void callsWithOneIdAreOneOnlyIfNothingTellsThemApart() {
        List<ApiCall> calls = List.of(call("1", "b"), call("1", "a"), call("1", "a"));

        assertThat(CallTies.ORDER.compare(calls.get(0), calls.get(1))).isPositive();
        assertThat(CallTies.ORDER.compare(calls.get(1), calls.get(2))).isZero();
    }

    private static ApiCall call(String id, String name) {
        var builder = new ApiCallBuilder().set(ApiField.NAME, name);
        return Objects.requireNonNull((id.isEmpty() ? builder : builder.set(ApiField.EVENT_ID, id)).build());
    }
}
