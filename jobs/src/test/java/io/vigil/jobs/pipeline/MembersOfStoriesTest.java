package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.findings.Folding;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class MembersOfStoriesTest {
    private static final Signal THEFT = finding("alice", "1", "10m");
    private static final Signal USE = finding("bob", "2", "20m");
    private static final Signal OTHER = finding("carol", "3", "20m");
    private static final Signal STORY = Folded.story(THEFT, USE);

    @Test
    void aStoryListsItsFindingsAndTheseNameTheStory() throws Exception {
        var findings =
                fold(Stream.concat(Stream.of(THEFT, USE, OTHER, STORY).map(Folded::signal), ToFold.members(STORY)));

        assertThat(Folding.membersOf(STORY)).containsExactly(Folding.keyOf(THEFT), Folding.keyOf(USE));
        assertThat(findings)
                .extracting(Finding::id, Finding::incident, Finding::count)
                .containsExactlyInAnyOrder(row(THEFT, STORY), row(USE, STORY), row(OTHER, OTHER), row(STORY, STORY));
    }

    @Test
    void aStoryThatIsReportedAgainChangesNothingOfItsFindings() throws Exception {
        var once = fold(Stream.concat(Stream.of(Folded.signal(THEFT)), ToFold.members(STORY)));

        var twice = fold(Stream.of(Stream.of(Folded.signal(THEFT)), ToFold.members(STORY), ToFold.members(STORY))
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

    private static Signal finding(String principal, String event, String at) {
        return signal("stealth")
                .type("Stealth:IAMUser/CloudTrailLoggingDisabled")
                .principal(principal)
                .event(event)
                .at(at)
                .build();
    }

    private static List<Finding> fold(Stream<ToFold> records) throws Exception {
        return Folded.together(Tuning.none(), new ToFold.Order(), records.toList());
    }
}
