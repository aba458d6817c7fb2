package io.vigil.benchmark.vpcflow;

import io.vigil.benchmark.load.LoadOfLog;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.sources.Batch;
import java.util.Map;

/** VPC flow records. */
public final class FlowLoad {
    private FlowLoad() {}

    public static LoadOfLog load() {
        return new LoadOfLog(
                NetworkFlow.class,
                Map.of("--vpc-flow-format", GeneratedFlow.FORMAT),
                new GeneratedFlow(),
                Batch.FULL,
                400_000,
                null);
    }
}
