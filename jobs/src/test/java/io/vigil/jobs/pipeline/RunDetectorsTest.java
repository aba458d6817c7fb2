package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.at;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.detection.Detector;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Signal;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.RunDetectors;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.sources.LogFormat;
import io.vigil.sources.resolver.ResolverFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunDetectorsTest {
    private static final SignalRoutes EVERYTHING = new SignalRoutes(Set.of(), List.of(), Set.of(), true);
    private KeyedOneInputStreamOperatorTestHarness<Long, DnsQuery, Signal> operator;

    private long snapshots;

    @BeforeEach
    void open() throws Exception {
        var log = new WatchedByVisits();
        var none = new Detections(List.of(), List.of(), List.of(), Tuning.none());
        operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new EventTimeOrderedOperator<>(
                        log,
                        TypeInformation.of(DnsQuery.class),
                        new RunDetectors<>(log, none, EVERYTHING, new CacheLimit(0)),
                        BufferLimit.failing()),
                log,
                Types.LONG);
        operator.setup(TypeInformation.of(Signal.class)
                .createSerializer(operator.getExecutionConfig().getSerializerConfig()));
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aDetectionRemembersEachEntityFromRunToRun() throws Exception {
        ask("a", "i-1", "1h");
        ask("b", "i-1", "2h");
        ask("c", "i-2", "3h");
        operator.processWatermark(at("4h"));
        ask("d", "i-1", "5h");
        operator.processWatermark(Long.MAX_VALUE);

        assertThat(counts()).containsExactlyInAnyOrder("1", "2", "1", "3");
    }

    @Test
    void whatDoesNotConcernItIsNotShownToIt() throws Exception {
        ask("dull", "i-1", "1h");
        ask("a", "i-1", "2h");
        ask("dull", "i-2", "2h");
        operator.processWatermark(Long.MAX_VALUE);

        assertThat(counts()).containsExactly("1");
        assertThat(entriesOfASnapshot()).as("two entities seen, one remembered").isEqualTo(1);
    }

    @Test
    void anEntityThatIsSilentTooLongIsForgotten() throws Exception {
        ask("a", "i-1", "0h");
        ask("a", "i-1", "1d");
        operator.processWatermark(at("1d1h"));
        ask("a", "i-1", "2d2h");
        operator.processWatermark(Long.MAX_VALUE);

        assertThat(counts()).containsExactly("1", "2", "1");
    }

    @Test
    void whatDoesNotConcernItKeepsNoMemoryAlive() throws Exception {
        ask("a", "i-1", "0h");
        operator.processWatermark(at("1h"));
        ask("dull", "i-1", "20h");
        ask("a", "i-1", "40h");
        operator.processWatermark(Long.MAX_VALUE);

        assertThat(counts()).containsExactly("1", "1");
    }

    @Test
    void whatADetectionForgetsLeavesNoState() throws Exception {
        ask("a", "i-1", "1h");
        operator.processWatermark(at("2h"));
        ask("forget", "i-1", "3h");
        operator.processWatermark(Long.MAX_VALUE);

        assertThat(entriesOfASnapshot()).isZero();
        assertThat(operator.numEventTimeTimers() + operator.numProcessingTimeTimers())
                .isZero();
    }

    /** A simulated quarter with ten entities a day that are never seen again; Visits forgets after a day. */
    @Test
    void whatIsForgottenLeavesTheHeapWhileTheJobRuns() throws Exception {
        int most = 0;
        for (int day = 0; day < 90; day++) {
            for (int one = 0; one < 10; one++) {
                ask("a", "i-" + day + '-' + one, day + "d");
            }
            operator.processWatermark(at(day + "d23h"));
            most = Math.max(most, entriesOfASnapshot());
        }

        assertThat(most).as("of 900 entities, those of ten days").isBetween(80, 110);
    }

    /** The wall clock, as if the events' time stood still. */
    @Test
    void whatHasExpiredLeavesTheHeapWhileTheJobRuns() throws Exception {
        ask("a", "i-1", "1h");
        ask("a", "i-2", "1h");
        operator.processWatermark(at("2h"));
        entriesOfASnapshot();
        operator.setStateTtlProcessingTime(java.time.Duration.ofDays(9).toMillis());
        ask("a", "i-3", "1d3h");
        operator.processWatermark(at("1d4h"));

        assertThat(entriesOfASnapshot()).isEqualTo(1);
    }

    /** Memories are in the state when a snapshot wants them, and decoded before it until then. */
    private int entriesOfASnapshot() throws Exception {
        operator.snapshot(++snapshots, 0);
        return operator.numKeyedStateEntries();
    }

    private void ask(String name, String instance, String at) throws Exception {
        var asked = query(name).instance(instance).at(at).build();
        operator.processElement(asked, asked.time());
    }

    private List<String> counts() {
        return operator.extractOutputValues().stream()
                .map(signal -> signal.evidence().eventIds()[0])
                .toList();
    }

    /** Resolver queries, of which nobody but {@link Visits} takes note. */
    private record WatchedByVisits() implements LogKind<DnsQuery> {
        @Override
        public String name() {
            return "dns";
        }

        @Override
        public String title() {
            return "query log";
        }

        @Override
        public String records() {
            return "query logs";
        }

        @Override
        public LogFormat<DnsQuery> format(UnaryOperator<@Nullable String> options, Problems problems) {
            return new ResolverFormat();
        }

        @Override
        public Class<DnsQuery> events() {
            return DnsQuery.class;
        }

        @Override
        public long key(DnsQuery query) {
            return query.entityHash();
        }

        @Override
        public long remote(DnsQuery query) {
            return 0;
        }

        @Override
        public DnsQuery enrich(Intel intel, DnsQuery query) {
            return query;
        }

        @Override
        public List<Detector<DnsQuery, ?>> detectors(Detections detections) {
            return List.of(new Visits());
        }
    }
}
