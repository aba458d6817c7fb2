package io.vigil.findings;

import static io.vigil.findings.Signals.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ListHit;
import io.vigil.events.signals.Attribution;
import io.vigil.events.signals.Signal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void repeatsAreOneFindingThatRemembersFirstAndLast() {
        var early = Signals.connection("198.51.100.7", NOON, "flow-1");
        var late = Signals.connection("203.0.113.9", NOON + 60_000, "flow-2");

        var finding = Folding.finding(fold(early, late));

        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.createdAt()).isEqualTo(NOON);
        assertThat(finding.firstSeen()).isEqualTo(NOON - 1000);
        assertThat(finding.lastSeen()).isEqualTo(NOON + 60_000);
        assertThat(finding.latest().remote().ip()).isEqualTo("203.0.113.9");
        assertThat(GuardDutyJson.of(finding)).contains("198.51.100.7", "203.0.113.9");
    }

    @Test
    void anEventDeliveredTwiceCountsOnce() {
        var signal = Signals.call();

        var state = fold(signal, Signals.connection("198.51.100.7", NOON, "flow-1"), signal, signal);

        assertThat(state.count()).isEqualTo(2);
        assertThat(state.evidence().events()).extracting(SignalCount::count).containsOnly(1L);
    }

    @Test
    void twoDetectionsOfOneEventAreTwoSignals() {
        var one = Signals.call();
        var other = new Draft("another-unit", one.detection().type(), one.subject(), one.remote())
                .at(one.time(), one.evidence().eventIds())
                .signal();

        assertThat(fold(one, other).count()).isEqualTo(2);
    }

    @Test
    void moreEvidenceNeverLowersTheSeverity() {
        var grave = Draft.like(Signals.call()).severity(8).signal();
        var slight =
                Draft.like(Signals.call()).at(NOON + 1, "event-2").severity(2).signal();

        assertThat(Folding.finding(fold(grave, slight)).severity()).isEqualTo(8);
    }

    @Test
    void aLateSignalMovesTheBeginningButNotTheWords() {
        var last = Signals.connection("203.0.113.9", NOON, "flow-2");
        var late = Signals.connection("198.51.100.7", NOON - 60_000, "flow-1");

        var finding = Folding.finding(fold(last, late));

        assertThat(finding.createdAt()).isEqualTo(NOON - 60_000);
        assertThat(finding.updatedAt()).isEqualTo(NOON);
        assertThat(finding.latest().remote().ip()).isEqualTo("203.0.113.9");
    }

    @Test
    void whatAListNamesLaterSaysWhenItHappenedAndWhenItWasKnown() {
        var finding = Folding.finding(
                fold(Signals.connection("198.51.100.7", NOON, "flow-1").inRetrospect(NOON - 1000, NOON + 60_000)));

        assertThat(finding.firstSeen()).isEqualTo(NOON - 1000);
        assertThat(finding.lastSeen()).isEqualTo(NOON);
        assertThat(finding.createdAt()).isEqualTo(NOON + 60_000);
        assertThat(GuardDutyJson.of(finding)).contains("\"retrospective\":true");
    }

    @Test
    void whatIsFoundLaterDoesNotMakeOlderWhatWasSeenSince() {
        var live = Signals.connection("198.51.100.7", NOON, "flow-2");
        var late = Signals.connection("198.51.100.7", NOON - 60_000, "flow-1").inRetrospect(NOON - 60_000, NOON + 1);

        assertThat(Folding.finding(fold(live, late)).lastSeen()).isEqualTo(NOON);
    }

    @Test
    void everyThreatListThatWasTouchedStaysInTheEvidence() {
        var one = Draft.like(Signals.call()).hits(hit("list one")).signal();
        var other = Draft.like(Signals.call())
                .at(NOON + 1, "event-2")
                .hits(hit("list two"))
                .signal();

        assertThat(fold(one, other, one).evidence().hits())
                .extracting(ListHit::list)
                .containsExactly("list one", "list two");
    }

    @Test
    void matchesOfASequenceThatShareAMemberTellOfItOnce() {
        var state = fold(Signals.sequence("a"), Signals.sequence("a", "b"), Signals.sequence("b"));

        assertThat(state.evidence().steps()).hasSize(4);
        assertThat(state.count()).isEqualTo(3);
    }

    @Test
    void aLoopOfReadsDoesNotDriveTheTheftOut() {
        var objects = IntStream.range(0, 90).mapToObj(at -> "object-" + at).toArray(String[]::new);

        var state = fold(Signals.sequence(objects));

        assertThat(state.evidence().steps()).hasSize(1 + Steps.MEMORY);
        assertThat(state.evidence().steps()[0].step()).isEqualTo("theft");
    }

    @Test
    void memoryIsBoundedWhileTheCountGoesOn() {
        FindingState state = null;
        for (int at = 0; at < 1000; at++) {
            state = Folding.fold(state, Signals.connection("198.51.100." + at % 250, NOON + at, "flow-" + at));
        }

        assertThat(state.count()).isEqualTo(1000);
        assertThat(state.counted()).hasSize(Counted.MEMORY);
        assertThat(state.evidence().remotes()).hasSize(Evidence.REMOTES);
        assertThat(state.evidence().events()).hasSize(Evidence.EVENTS);
        assertThat(state.evidence().events()[0].name()).isEqualTo("flow-999");
    }

    @Test
    void aFindingFromBeforeAttributionsGoesOnAsOneOfSomebodyUnknown() {
        var old = withoutAttributions(fold(Signals.call(), Signals.connection("198.51.100.7", NOON, "flow-1")));

        var state = Folding.fold(old, Signals.connection("203.0.113.9", NOON + 60_000, "flow-2"));

        assertThat(state.count()).isEqualTo(3);
        assertThat(state.attributions()).extracting(Attribution::remote).contains(null, "203.0.113.9");
        assertThat(state.attributions())
                .anySatisfy(unknown ->
                        assertThat(unknown.timeless()).isEqualTo(new Attribution(null, null, null, null, null, 0)));
    }

    @Test
    void ofOneSignalItIsKnownToWhomItIsPutDown() {
        var state = fold(Signals.connection("198.51.100.7", NOON, "flow-1"));

        assertThat(withoutAttributions(state).attributions()).isEqualTo(state.attributions());
    }

    /** As Flink restores a record from before a component was added. */
    private static FindingState withoutAttributions(FindingState state) {
        return new FindingState(
                state.latest(),
                state.updatedAt(),
                state.createdAt(),
                state.firstSeen(),
                state.count(),
                state.severity(),
                state.counted(),
                state.evidence(),
                null);
    }

    private static ListHit hit(String list) {
        return new ListHit(list, "ip", "198.51.100.0/24", "198.51.100.7", new String[0]);
    }

    static FindingState fold(Signal... signals) {
        FindingState state = null;
        for (Signal signal : List.of(signals)) {
            state = Folding.fold(state, signal);
        }
        return Objects.requireNonNull(state);
    }
}
