package io.vigil.jobs.detections;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What each detection does in one operator, as metrics {@code unit.ID}: how many signals it {@code raised}, how often it was {@code asked}, of a rule
 * estimated from a sample, and the {@code nanos} of an answer. They go on when other detections take the place of these.
 */
public final class UnitMetrics {
    private final MetricGroup operator;
    private final Map<String, Counter> raised = new HashMap<>();
    private final Map<String, Effort> efforts = new HashMap<>();

    public UnitMetrics(MetricGroup operator) {
        this.operator = operator;
    }

    void raise(String unit) {
        raised.computeIfAbsent(unit, id -> of(id).counter("raised")).inc();
    }

    Effort effort(String unit) {
        return efforts.computeIfAbsent(unit, id -> {
            var effort = new Effort();
            of(id).gauge("asked", effort::asked);
            of(id).gauge("nanos", effort::nanos);
            return effort;
        });
    }

    private MetricGroup of(String unit) {
        return operator.addGroup("unit", unit);
    }
}
