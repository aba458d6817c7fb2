package io.vigil.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EventTiesTest {
    @Property
    void callsAreInTheOrderOfTheirIds(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 12) String one,
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 12) String other) {
        assertThat(Integer.signum(EventTies.byId(call(one, "a"), call(other, "a"))))
                .isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Test
    void callsWithOneIdAreOneOnlyIfNothingTellsThemApart() {
        List<ApiCall> calls = List.of(call("1", "b"), call("1", "a"), call("1", "a"));

        assertThat(EventTies.CALLS.compare(calls.get(0), calls.get(1))).isPositive();
        assertThat(EventTies.CALLS.compare(calls.get(1), calls.get(2))).isZero();
    }

    @Test
    void signalsAreInTheOrderOfTheirIds() {
        List<Signal> signals =
                List.of(signal("a", "2"), signal("a-b", "1"), signal("a", ""), signal("b", "1"), signal("a", "1"));

        assertThat(signals.stream().sorted(EventTies.SIGNALS))
                .containsExactlyElementsOf(signals.stream()
                        .sorted(Comparator.comparing(Signal::id))
                        .toList());
    }

    private static ApiCall call(String id, String name) {
        var builder = new ApiCallBuilder().set(ApiField.NAME, name);
        return Objects.requireNonNull((id.isEmpty() ? builder : builder.set(ApiField.EVENT_ID, id)).build());
    }

    private static Signal signal(String unit, String event) {
        ApiCall call = call(event, "GetObject");
        return new Signal(
                new Detection(unit, null, Tactic.EXFILTRATION, "T1530", 9, "title", "description", "", null, null),
                new Occurrence(1, 1, "111122223333", null, 1),
                call.subject(),
                call.activity(),
                call.remote(),
                new SignalEvidence(
                        ListHit.NONE,
                        new Observation[0],
                        event.isEmpty() ? new String[0] : new String[] {event},
                        SequenceStep.NONE),
                new Score(0.5, 1e-9));
    }
}
