package io.vigil.jobs.sequences;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of keys whose partial matches are finished or timed out, nothing is left in state. */
class ForgottenKeysTest {
    private static final int KEYS = 200;
    private static final String LEADS_ON = """
            key: principal
            skip: past-last-event
            within: 1h
            sequence:
            - {step: a, signal: unit-a}
            - {step: b, signal: unit-b}
            """;
    private static final String ENDS_WITHOUT = """
            key: principal
            skip: none
            within: 1h
            sequence:
            - {step: a, signal: unit-a}
            - {step: never, signal: unit-x, absent: true}
            - {step: b, signal: unit-b}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unit-a",
                "unit-a unit-a",
                "unit-b",
                "unit-a unit-b",
                "unit-a unit-b unit-a",
                "unit-b unit-a",
                "unit-a unit-x"
            })
    void nothingIsLeftOnceTheWindowHasPassed(String units) throws Exception {
        for (String yaml : new String[] {LEADS_ON, ENDS_WITHOUT}) {
            MatchSequencesTest.with(yaml, null, harness -> {
                feed(harness, units.split(" "));
                int most = 0;
                for (int minute = 1; minute < 90; minute++) {
                    harness.watermark(minute(minute));
                    most = Math.max(most, harness.entries());
                }

                assertThat(most > 0).isEqualTo(units.contains("unit-a"));
                assertThat(harness.timers()).isZero();
                assertThat(harness.entries()).isZero();
                return null;
            });
        }
    }

    private static void feed(SequenceHost harness, String... units) throws Exception {
        for (int key = 0; key < KEYS; key++) {
            for (int at = 0; at < units.length; at++) {
                var next = signal(units[at])
                        .principal("p" + key)
                        .at(1 + at + "m")
                        .event("e" + key + "-" + at)
                        .build();
                harness.feed(next);
            }
        }
    }

    private static long minute(int at) {
        return signal("any").at(at + "m").build().time();
    }
}
