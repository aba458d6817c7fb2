package io.vigil.jobs;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Signal;
import io.vigil.findings.Finding;
import io.vigil.jobs.order.EventOrder;
import io.vigil.jobs.order.InOrder;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FoldFindingsTest {
    private static final String TYPE = "Stealth:IAMUser/CloudTrailLoggingDisabled";

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

    private static List<Finding> fold(EventOrder<Signal> order, Signal... signals) throws Exception {
        var signalType = TypeInformation.of(Signal.class);
        var operator = new InOrder<>(order, signalType, new FoldFindings(Tuning.none()));
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, order::key, Types.LONG);
        try {
            harness.setup(TypeInformation.of(Finding.class)
                    .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            harness.open();
            for (Signal signal : signals) {
                harness.processElement(signal, signal.time());
            }
            harness.processWatermark(Long.MAX_VALUE);
            return harness.extractOutputValues();
        } finally {
            harness.close();
        }
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
