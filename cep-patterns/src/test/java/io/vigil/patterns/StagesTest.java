package io.vigil.patterns;

import static io.vigil.patterns.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences whose steps wait for what other sequences and counts complete. */
class StagesTest {
    private static final String SEVERAL = """
            - {step: a, signal: unit-a}
            - {step: b, signal: several-b}
            stages:
            - id: several-b
              within: 1h
              count: {of: event-count, signal: unit-b, gte: 2}
            """;

    @Test
    void signalsOfOnePrincipalBelongTogetherWhateverTheyAreOf() throws Exception {
        Sequence several = Story.compile(SEVERAL, "principal", "past-last-event", "default: 1h");

        List<Signal> raised = EngineRun.over(
                List.of(several),
                List.of(
                        at("0m", "unit-a").build().withDiscriminator("a recorder"),
                        at("1m", "unit-b").build().withDiscriminator("a table"),
                        at("2m", "unit-b").build().withDiscriminator("a cluster")));

        assertThat(raised).hasSize(1);
    }
}
