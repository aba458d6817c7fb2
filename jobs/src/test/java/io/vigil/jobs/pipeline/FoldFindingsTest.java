package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.findings.Finding;
import io.vigil.flink.order.EventOrder;
import io.vigil.jobs.detections.SignalOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldFindingsTest {
    private static final String TYPE = "Stealth:IAMUser/CloudTrailLoggingDisabled";

    @TempDir
    private Path folder;

    @Test
    void signalsOfOneKindAboutOneSubjectAreOneFinding() throws Exception {
        var findings = fold(
                new SignalOrder(),
                signal("stealth")
                        .type(TYPE)
                        .principal("alice")
                        .event("1")
                        .at("10m")
                        .build(),
                signal("stealth")
                        .type(TYPE)
                        .principal("alice")
                        .event("2")
                        .at("20m")
                        .build(),
                signal("stealth")
                        .type(TYPE)
                        .principal("bob")
                        .event("3")
                        .at("30m")
                        .build());

        assertThat(findings)
                .extracting(finding -> finding.latest().subject().principal())
                .containsExactlyInAnyOrder("alice", "bob");
        assertThat(findings).extracting(Finding::count).containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void aSignalRaisedTwiceCountsOnce() throws Exception {
        var once = signal("stealth")
                .type(TYPE)
                .principal("alice")
                .event("1")
                .at("10m")
                .build();

        assertThat(fold(new SignalOrder(), once, once))
                .extracting(Finding::count)
                .containsExactly(1L);
    }

    @Test
    void twoSignalsOfOneEventCountTwice() throws Exception {
        var first = signal("read").type(TYPE).principal("alice").event("1").at("10m");

        assertThat(fold(
                        new SignalOrder(),
                        first.from("198.51.100.1").build(),
                        first.from("198.51.100.7").build()))
                .extracting(Finding::count)
                .containsExactly(2L);
    }

    @Test
    void findingsWhoseIdsHaveOneHashStayApart() throws Exception {
        var findings = fold(
                new AllOfOneKey(),
                signal("stealth")
                        .type(TYPE)
                        .principal("alice")
                        .event("1")
                        .at("10m")
                        .build(),
                signal("stealth")
                        .type(TYPE)
                        .principal("bob")
                        .event("2")
                        .at("20m")
                        .build(),
                signal("stealth")
                        .type(TYPE)
                        .principal("alice")
                        .event("3")
                        .at("30m")
                        .build());

        assertThat(findings)
                .extracting(finding -> finding.latest().subject().principal())
                .containsExactlyInAnyOrder("alice", "bob");
        assertThat(findings).extracting(Finding::count).containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void aFindingIsArchivedWhenAllItsSignalsAreSuppressed() throws Exception {
        assertThat(suppressing("remote: 198.51.100.0/24", from("198.51.100.7", "1h"), from("198.51.100.8", "2h")))
                .isTrue();
    }

    @Test
    void noAttackHidesBehindKnownNoiseWhicheverComesLast() throws Exception {
        var noise = List.of(from("198.51.100.7", "1h"), from("198.51.100.7", "3h"), from("198.51.100.7", "5h"));
        for (String at : List.of("30m", "2h", "4h", "6h")) {
            var all = new ArrayList<>(noise);
            all.add(from("203.0.113.9", at));

            assertThat(suppressing("remote: 198.51.100.0/24", all.toArray(Signal[]::new)))
                    .as(at)
                    .isFalse();
        }
    }

    @Test
    void anAttackIsNotForgottenAmongManyAddressesOfKnownNoise() throws Exception {
        var all = new ArrayList<>(List.of(from("203.0.113.9", "1m")));
        IntStream.range(0, 200).forEach(at -> all.add(from("198.51.100." + at, at + "h")));

        assertThat(suppressing("remote: 198.51.100.0/24", all.toArray(Signal[]::new)))
                .isFalse();
        assertThat(suppressing("type: 'Stealth:*'", all.toArray(Signal[]::new))).isTrue();
    }

    @Test
    void whatHappensFromTheDayOnThatASuppressionEndsBringsTheFindingBack() throws Exception {
        assertThat(suppressing("type: 'Stealth:*'", from("198.51.100.7", "1h"), from("198.51.100.7", "41d")))
                .isFalse();
    }

    @Test
    void aSequenceIsArchivedWhenAllItsStepsAreSuppressed() throws Exception {
        var own = from("198.51.100.7", "1h");
        var foreign = from("203.0.113.9", "1h");
        var last = from("198.51.100.7", "2h");

        assertThat(suppressing("remote: 198.51.100.0/24", Folded.story(own, last)))
                .isTrue();
        assertThat(suppressing("remote: 198.51.100.0/24", Folded.story(foreign, last)))
                .isFalse();
    }

    @Test
    void aLogLineLeavesWithoutWhatTheTuningHides() throws Exception {
        Signal signal = from("198.51.100.7", "1h");
        SignalEvidence bare = signal.evidence();
        var evidence = new SignalEvidence(
                bare.hits(),
                bare.observations(),
                bare.eventIds(),
                bare.steps(),
                UnreadText.of("{\"userAgent\":\"curl\",\"x\":1}"));
        var logged = new Signal(
                signal.detection(),
                signal.occurrence(),
                signal.subject(),
                signal.activity(),
                signal.remote(),
                evidence,
                signal.score());
        var tuning = Tuning.read("tuning.yaml", "hide-in-log-lines: [userAgent]", new Problems());

        var findings = fold(tuning, new SignalOrder(), logged);

        assertThat(findings)
                .extracting(finding -> finding.evidence().lines().last().toString())
                .containsExactly("{\"userAgent\":\"[hidden]\",\"x\":1}");
    }

    private boolean suppressing(String conditions, Signal... signals) throws Exception {
        Path file = folder.resolve("tuning.yaml");
        Files.writeString(file, "suppress: [{expires: 2026-02-01, why: known, " + conditions + "}]");
        var problems = new Problems();
        var tuning = Tuning.read(file, problems);
        problems.throwIfAny();
        var findings = fold(tuning, new SignalOrder(), signals);
        return findings.get(findings.size() - 1).archived();
    }

    private static Signal from(String remote, String at) {
        return signal("stealth")
                .type(TYPE)
                .principal("alice")
                .from(remote)
                .event(remote + at)
                .at(at)
                .build();
    }

    private static List<Finding> fold(EventOrder<Signal> order, Signal... signals) throws Exception {
        return fold(Tuning.none(), order, signals);
    }

    private static List<Finding> fold(Tuning tuning, EventOrder<Signal> order, Signal... signals) throws Exception {
        return Folded.together(
                tuning,
                new ToFold.Order(order),
                Stream.of(signals).map(Folded::signal).toList());
    }

    /** As if all hashes collided. */
    private static final class AllOfOneKey implements EventOrder<Signal> {
        private static final long serialVersionUID = 1;

        @Override
        public long key(Signal signal) {
            return 1;
        }

        @Override
        public long time(Signal signal) {
            return signal.time();
        }

        @Override
        public int compareTies(Signal one, Signal other) {
            return new SignalOrder().compareTies(one, other);
        }
    }
}
