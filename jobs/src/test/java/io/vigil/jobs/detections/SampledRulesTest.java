package io.vigil.jobs.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.engine.Asking;
import io.vigil.rules.engine.HitKinds;
import io.vigil.rules.engine.LogRules;
import io.vigil.rules.engine.Rule;
import io.vigil.testkit.Given;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class SampledRulesTest {
    @Test
    void whatASampleShowsStandsForAllEventsAndEachIsJudgedOnce() {
        var metrics = new UnitMetrics(new UnregisteredMetricsGroup());
        var sampled = new SampledRules<NetworkFlow>(metrics);
        var rules = new OneRule();
        var flow = Given.flow("10.0.0.1", "198.51.100.7").build();

        for (int event = 0; event < 2 * Effort.SAMPLE; event++) {
            sampled.judge(rules, flow, signal -> {});
        }

        assertThat(rules.judged).isEqualTo(2 * Effort.SAMPLE - 2);
        assertThat(rules.asked).isEqualTo(2);
        assertThat(metrics.effort("one").asked()).isEqualTo(2 * Effort.SAMPLE);
    }

    private static final class OneRule implements LogRules<NetworkFlow> {
        private final Rule<NetworkFlow> rule = new Rule<>(
                "one",
                new HitKinds<>(false, Set.of(), (flow, hit) -> false),
                Condition.always(),
                flow -> false,
                true,
                List.of(),
                (unit, emit, flow, hits) -> {
                    throw new AssertionError("it has nothing to raise");
                });
        private int judged;
        private int asked;

        @Override
        public String log() {
            return "vpc-flow";
        }

        @Override
        public Class<NetworkFlow> events() {
            return NetworkFlow.class;
        }

        @Override
        public void read(Unit unit, YamlSection section) {
            throw new AssertionError("it has its rule");
        }

        @Override
        public void judge(NetworkFlow flow, Consumer<Signal> out) {
            judged++;
        }

        @Override
        public void judge(NetworkFlow flow, Asking<NetworkFlow> asking, Consumer<Signal> out) {
            asked++;
            asking.ask(rule, flow, out);
        }
    }
}
