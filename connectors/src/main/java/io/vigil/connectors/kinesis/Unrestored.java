package io.vigil.connectors.kinesis;

import java.util.OptionalLong;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** What an operator that begins anew learns, though the job around it is restored. */
record Unrestored(FunctionInitializationContext context) implements FunctionInitializationContext {
    @Override
    public boolean isRestored() {
        return false;
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return OptionalLong.empty();
    }

    @Override
    public OperatorStateStore getOperatorStateStore() {
        return context.getOperatorStateStore();
    }

    @Override
    public KeyedStateStore getKeyedStateStore() {
        return context.getKeyedStateStore();
    }
}
