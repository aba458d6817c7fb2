package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.findings.Evidence;
import io.vigil.findings.Finding;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingWriter;
import io.vigil.testkit.Given;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter.Context;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteInBatchesTest {
    private final List<String> written = new ArrayList<>();
    private final TestProcessingTimeService clock = new TestProcessingTimeService();
    private final Map<String, Counter> counters = new HashMap<>();
    private final MetricGroup metrics = new ByType("");
    private int opened;
    private int broken;
    private final List<Long> forgotten = new ArrayList<>();

    /** Keeps the counters of all groups below, by the group's value. */
    private final class ByType extends UnregisteredMetricsGroup {
        private final String type;

        ByType(String type) {
            this.type = type;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new ByType(value);
        }

        @Override
        public Counter counter(String name) {
            return counters.computeIfAbsent(type + ' ' + name, any -> new SimpleCounter());
        }
    }

    /** Breaks the next {@link #broken} writes. */
    private final class Memory implements FindingStorage {
        private static final long serialVersionUID = 1;

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public boolean oneWriter() {
            return true;
        }

        @Override
        public void prepare() {}

        @Override
        public FindingWriter writer() {
            opened++;
            return new FindingWriter() {
                @Override
                public void write(List<Finding> batch) throws IOException {
                    if (broken-- > 0) {
                        throw new IOException("connection lost");
                    }
                    batch.forEach(finding -> written.add(finding.id() + finding.count()));
                }

                @Override
                public void forget(long epochMillis) {
                    forgotten.add(epochMillis);
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Nobody asks it for anything. */
    private static final Context CONTEXT = new Context() {
        @Override
        public long currentWatermark() {
            return 0;
        }

        @Override
        public @Nullable Long timestamp() {
            return null;
        }
    };

    private static Finding finding(String id, long count) {
        return finding(id, count, 0);
    }

    private static Finding updated(Duration sinceEpoch) {
        return finding("a", 1, sinceEpoch.toMillis());
    }

    private static Finding finding(String id, long count, long updatedAt) {
        var signal = Given.signal("unit").type("Impact:EC2/Portsweep").build();
        return new Finding(id, signal, updatedAt, 5, false, count, 0, 0, 0, Evidence.NONE, false);
    }

    private WriteInBatches writer(Duration retention) throws IOException {
        return new WriteInBatches(new Memory(), new Retention(retention), clock, metrics);
    }

    @BeforeEach
    void startTheClock() throws Exception {
        clock.setCurrentTime(0);
    }

    @Test
    void whatComesWithinASecondIsWrittenTogetherInItsLastState() throws Exception {
        var writer = writer(Duration.ZERO);

        writer.write(finding("a", 1), CONTEXT);
        clock.setCurrentTime(999);
        writer.write(finding("b", 1), CONTEXT);
        writer.write(finding("a", 2), CONTEXT);
        assertThat(written).isEmpty();
        clock.setCurrentTime(1000);

        assertThat(written).containsExactly("a2", "b1");
        writer.write(finding("a", 3), CONTEXT);
        clock.setCurrentTime(2000);
        assertThat(written).containsExactly("a2", "b1", "a3");
    }

    @Test
    void findingsAreForgottenByTheTimeOfThoseWrittenAndOnceInAnHour() throws Exception {
        var writer = writer(Duration.ofDays(1));

        for (long hour : new long[] {100, 90, 100, 101}) {
            writer.write(updated(Duration.ofHours(hour)), CONTEXT);
            writer.flush(false);
        }

        assertThat(forgotten)
                .containsExactly(
                        Duration.ofHours(76).toMillis(), Duration.ofHours(77).toMillis());
    }

    @Test
    void withoutARetentionNothingIsForgotten() throws Exception {
        var writer = writer(Duration.ZERO);

        writer.write(updated(Duration.ofHours(100)), CONTEXT);
        writer.flush(false);

        assertThat(forgotten).isEmpty();
    }

    @Test
    void whatIsWrittenIsCountedByType() throws Exception {
        var writer = writer(Duration.ZERO);
        writer.write(finding("a", 1), CONTEXT);
        writer.write(finding("b", 1), CONTEXT);
        writer.flush(false);

        assertThat(counters.get("Impact:EC2/Portsweep written").getCount()).isEqualTo(2);
    }

    @Test
    void aCheckpointWaitsForNothing() throws Exception {
        var writer = writer(Duration.ZERO);
        writer.write(finding("a", 1), CONTEXT);

        writer.flush(false);

        assertThat(written).containsExactly("a1");
    }

    @Test
    void aFullBatchIsWrittenAtOnce() throws Exception {
        var writer = writer(Duration.ZERO);

        for (int at = 0; at < 1000; at++) {
            writer.write(finding("f" + at + "-", 1), CONTEXT);
        }

        assertThat(written).hasSize(1000);
    }

    @Test
    void aLostConnectionIsOpenedAnewOnce() throws Exception {
        var writer = writer(Duration.ZERO);
        broken = 1;
        writer.write(finding("a", 1), CONTEXT);

        writer.flush(false);

        assertThat(written).containsExactly("a1");
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void aStorageThatIsDownFailsTheTask() throws Exception {
        var writer = writer(Duration.ZERO);
        broken = 2;
        writer.write(finding("a", 1), CONTEXT);

        assertThatThrownBy(() -> writer.flush(false)).hasMessage("connection lost");
        assertThat(written).isEmpty();
    }
}
