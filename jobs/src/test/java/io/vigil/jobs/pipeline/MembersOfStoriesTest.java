package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.catalogue.Tuning;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import io.vigil.events.SequenceStep;
import io.vigil.events.Signal;
import io.vigil.events.Tactic;
import io.vigil.findings.Finding;
import io.vigil.findings.Folding;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class MembersOfStoriesTest {
    private static final Signal THEFT = finding("alice", "1", "10m");
    private static final Signal USE = finding("bob", "2", "20m");
    private static final Signal OTHER = finding("carol", "3", "20m");
    private static final Signal STORY = story(THEFT, USE);

    @Test
    void aStoryListsItsFindingsAndTheseNameTheStory() throws Exception {
        var findings = fold(Stream.concat(
                Stream.of(THEFT, USE, OTHER, STORY).map(MembersOfStoriesTest::signalOf), ToFold.members(STORY)));

        assertThat(Folding.membersOf(STORY)).containsExactly(Folding.keyOf(THEFT), Folding.keyOf(USE));
        assertThat(findings)
                .extracting(Finding::id, Finding::incident, Finding::count)
                .containsExactlyInAnyOrder(row(THEFT, STORY), row(USE, STORY), row(OTHER, OTHER), row(STORY, STORY));
    }

    @Test
    void aStoryThatIsReportedAgainChangesNothingOfItsFindings() throws Exception {
        var once = fold(Stream.concat(Stream.of(signalOf(THEFT)), ToFold.members(STORY)));

        var twice = fold(Stream.of(Stream.of(signalOf(THEFT)), ToFold.members(STORY), ToFold.members(STORY))
                .flatMap(some -> some));

        assertThat(twice).hasSameSizeAs(once).extracting(Finding::count).containsExactly(1L);
    }

    @Test
    void aStoryMakesNoFindingOfAMemberThatIsNone() throws Exception {
        assertThat(fold(ToFold.members(STORY))).isEmpty();
    }

    private static Tuple row(Signal finding, Signal incident) {
        return tuple(Folding.keyOf(finding), Folding.keyOf(incident), 1L);
    }

    private static ToFold signalOf(Signal signal) {
        return new ToFold(signal, ToFold.As.SIGNAL);
    }

    private static Signal finding(String principal, String event, String at) {
        return signal("stealth")
                .type("Stealth:IAMUser/CloudTrailLoggingDisabled")
                .principal(principal)
                .event(event)
                .at(at)
                .build();
    }

    private static Signal story(Signal first, Signal last) {
        var emit = new Emit(
                "AttackSequence:IAM/CompromisedCredentials",
                9,
                Tactic.IMPACT,
                "T1078.004",
                Template.of("t"),
                Template.of("d"));
        return SignalDraft.fromSteps(
                "story", emit, List.of(SequenceStep.of("one", first), SequenceStep.of("two", last)), last);
    }

    private static List<Finding> fold(Stream<ToFold> records) throws Exception {
        var order = new ToFold.Order();
        var detections = new Detections(List.of(), List.of(), List.of(), Tuning.none());
        var operator = new EventTimeOrderedOperator<>(
                order,
                TypeInformation.of(ToFold.class),
                new FoldFindings(detections, false, new CacheLimit(1)),
                BufferLimit.failing());
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, order, Types.LONG);
        try {
            harness.setup(TypeInformation.of(Finding.class)
                    .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            harness.open();
            for (ToFold record : records.toList()) {
                harness.processElement(record, record.signal().time());
            }
            harness.processWatermark(Long.MAX_VALUE);
            return harness.extractOutputValues();
        } finally {
            harness.close();
        }
    }
}
