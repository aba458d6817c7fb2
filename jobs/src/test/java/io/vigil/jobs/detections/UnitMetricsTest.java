package io.vigil.jobs.detections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class UnitMetricsTest {
    private final List<String> registered = new ArrayList<>();
    private final UnitMetrics metrics = new UnitMetrics(new UnregisteredMetricsGroup() {
        @Override
        public UnregisteredMetricsGroup addGroup(String key, String value) {
            registered.add(key + "." + value);
            return new UnregisteredMetricsGroup();
        }
    });

    @Test
    void aDetectionThatIsCompiledAnewGoesOnCounting() {
        Effort before = metrics.effort("dga-domain-request");
        before.end(before.begin());

        Effort after = metrics.effort("dga-domain-request");
        after.end(after.begin());

        assertThat(after.asked()).isEqualTo(2);
        assertThat(registered).containsOnly("unit.dga-domain-request");
    }

    @Test
    void whatIsRaisedIsRegisteredOnce() {
        metrics.raise("tor-calls");
        metrics.raise("tor-calls");

        assertThat(registered).containsExactly("unit.tor-calls");
    }
}
