package io.vigil.events.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ListHit;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTiesTest {
    @Test
    void signalsAreInTheOrderOfTheirIds() {
        List<Signal> signals =
                List.of(signal("a", "2"), signal("a-b", "1"), signal("a", ""), signal("b", "1"), signal("a", "1"));

        assertThat(signals.stream().sorted(SignalTies.ORDER))
                .containsExactlyElementsOf(signals.stream()
                        .sorted(Comparator.comparing(Signal::id))
                        .toList());
    }

    private static Signal signal(String unit, String event) {
        return new Signal(
                new Detection(unit, null, Tactic.EXFILTRATION, "T1530", 9, "title", "description", "", null, null),
                new Occurrence(1, 1, "111122223333", null, 1),
                new Subject(null, null, null, null, null, null, null, null, null, null, null, null, null, null),
                new ApiCallActivity(true, "s3.amazonaws.com", "GetObject", null, null, null, null),
                Remote.of(null),
                new SignalEvidence(
                        ListHit.NONE,
                        new Observation[0],
                        event.isEmpty() ? new String[0] : new String[] {event},
                        SequenceStep.NONE),
                new Score(0.5, 1e-9));
    }
}
