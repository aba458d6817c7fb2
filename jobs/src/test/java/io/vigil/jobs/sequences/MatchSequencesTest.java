package io.vigil.jobs.sequences;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Folding;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of half a sequence when the job is restored, and the sequence is the same or another; and of steps that come late. */
class MatchSequencesTest {
    private static final String WATCHED = """
            key: principal
            skip: past-last-event
            within: 1h
            sequence:
            - {step: a, signal: unit-a, where: {region: us-east-1}}
            - {step: b, signal: unit-b}
            - {step: c, signal: unit-c}
            """;

    @Test
    void aSequenceThatStaysTheSameGoesOn() throws Exception {
        var half = snapshotAfter(WATCHED, "unit-a", "unit-b");

        assertThat(restored(WATCHED, half, "unit-c"))
                .singleElement()
                .satisfies(match -> assertThat(match.evidence().steps())
                        .extracting(SequenceStep::step)
                        .containsExactly("a", "b", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"within: 1h -> within: 2h", "us-east-1 -> us-*", "unit-c -> [unit-c, unit-d]"})
    void anotherValueKeepsWhatWasHalfSeen(String change) throws Exception {
        var half = snapshotAfter(WATCHED, "unit-a", "unit-b");

        assertThat(restored(edited(change), half, "unit-c")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "step: b -> step: other", // renamed where the partial match stands
                "step: c -> step: other", // renamed where it goes
                "{step: c -> {step: between, signal: unit-x}\n- {step: c", // inserted
                "- {step: b, signal: unit-b}\n -> ", // removed
                "{step: a, -> {step: b2, signal: unit-b}\n- {step: a,", // reordered
                "signal: unit-c -> signal: unit-c, same: bucket",
                "signal: unit-c -> signal: unit-c, where: {bucket: '*'}",
                "signal: unit-b -> signal: unit-b, optional: true",
                "signal: unit-c -> signal: unit-c, contiguity: any",
                "past-last-event -> none",
                "key: principal -> key: account"
            })
    void anEditedSequenceBeginsAnew(String change) throws Exception {
        var half = snapshotAfter(WATCHED, "unit-a", "unit-b");

        assertThat(restored(edited(change), half, "unit-c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"step: b -> step: other", "{step: c -> {step: between, signal: unit-b}\n- {step: c"})
    void anEditedSequenceIsWatchedForFromThenOn(String change) throws Exception {
        var half = snapshotAfter(WATCHED, "unit-a", "unit-b");

        assertThat(restored(edited(change), half, "unit-c", "unit-a", "unit-b", "unit-b", "unit-c"))
                .hasSize(1);
    }

    @Test
    void theStepsOfTwoOrdersAreNotMixed() throws Exception {
        String swapped =
                WATCHED.replace("unit-b", "unit-x").replace("unit-c", "unit-b").replace("unit-x", "unit-c");
        swapped = swapped.replace("step: b", "step: x")
                .replace("step: c", "step: b")
                .replace("step: x", "step: c");
        var half = snapshotAfter(WATCHED, "unit-a", "unit-b");

        assertThat(restored(swapped, half, "unit-b")).isEmpty();
    }

    @Test
    void signalsThatWaitForTheWatermarkAreSeenByTheEditedSequence() throws Exception {
        var waiting = with(WATCHED, null, before -> {
            feed(before, 1, "unit-a", "unit-b");
            return before.snapshot(1);
        });

        assertThat(restored(edited("step: b -> step: other"), waiting, "unit-c"))
                .singleElement()
                .satisfies(match -> assertThat(match.evidence().steps())
                        .extracting(SequenceStep::step)
                        .containsExactly("a", "other", "c"));
    }

    @Test
    void anEditedSequenceLeavesNothingOfItsOldSelfBehind() throws Exception {
        var half = snapshotAfter(WATCHED, "unit-a", "unit-b");

        int left = with(edited("step: b -> step: other"), half, after -> after.entries());

        assertThat(left).isZero();
    }

    @Test
    void aSequenceEditedBackAgainDoesNotFindItsOldPartialMatches() throws Exception {
        var half = snapshotAfter(WATCHED, "unit-a", "unit-b");
        var between = with(edited("step: b -> step: other"), half, edited -> edited.snapshot(2));

        assertThat(restored(WATCHED, between, "unit-c")).isEmpty();
    }

    @Test
    void aStepFromALogThatWasSilentWhileOthersWentOnStillCounts() throws Exception {
        List<Signal> matches = with(WATCHED, null, job -> {
            feed(job, 1, "unit-a");
            job.watermark(minute(5));
            feed(job, 3, "unit-b");
            feed(job, 10, "unit-c");
            job.watermark(Long.MAX_VALUE);
            return job.matches();
        });

        assertThat(matches)
                .singleElement()
                .satisfies(match -> assertThat(match.evidence().steps())
                        .extracting(SequenceStep::step)
                        .containsExactly("a", "b", "c"));
    }

    @Test
    void theFindingsOfItsMembersAreToldWhichSequenceTheyBelongTo() throws Exception {
        with(WATCHED, null, job -> {
            job.feed(signal("unit-a")
                    .type("Recon:IAMUser/X")
                    .at("1m")
                    .event("e1")
                    .build());
            job.feed(signal("unit-b").at("2m").event("e2").build());
            job.feed(signal("unit-c").type("Impact:S3/Y").at("3m").event("e3").build());
            job.watermark(Long.MAX_VALUE);

            String story = "AttackSequence:S3/CompromisedData "
                    + Folding.keyOf(job.matches().get(0));
            assertThat(job.members())
                    .extracting(member -> member.detection().type())
                    .containsExactlyInAnyOrder("Recon:IAMUser/X", "Impact:S3/Y");
            assertThat(job.members())
                    .flatExtracting(member -> List.of(member.evidence().observations()))
                    .allMatch(seen -> seen.isMembership() && seen.values()[0].equals(story));
            return null;
        });
    }

    private static String edited(String change) {
        String[] sides = change.split(" -> ", 2);
        assertThat(WATCHED).contains(sides[0]);
        return WATCHED.replace(sides[0], sides[1]);
    }

    private static OperatorSubtaskState snapshotAfter(String yaml, String... units) throws Exception {
        return with(yaml, null, before -> {
            feed(before, 1, units);
            before.watermark(minute(units.length));
            assertThat(before.matches()).isEmpty();
            return before.snapshot(1);
        });
    }

    private static List<Signal> restored(String yaml, OperatorSubtaskState state, String... units) throws Exception {
        return with(yaml, state, after -> {
            feed(after, 10, units);
            after.watermark(Long.MAX_VALUE);
            return after.matches();
        });
    }

    interface Use<T> {
        T of(SequenceHost host) throws Exception;
    }

    @SuppressWarnings("try") // nothing interrupts a test
    static <T> T with(String yaml, @Nullable OperatorSubtaskState state, Use<T> use) throws Exception {
        try (SequenceHost host = SequenceHost.of(SequenceHost.story(yaml), state)) {
            return use.of(host);
        }
    }

    private static void feed(SequenceHost host, int from, String... units) throws Exception {
        for (int at = 0; at < units.length; at++) {
            host.feed(
                    signal(units[at]).at(from + at + "m").event("e" + from + at).build());
        }
    }

    private static long minute(int at) {
        return signal("any").at(at + "m").build().time();
    }
}
