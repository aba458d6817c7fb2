package io.vigil.flink.order;

import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/** What an operator of Flink's gives its function, but for the ways out. */
abstract class OperatorHost implements OrderedFunction.Host {
    private final AbstractStreamOperator<?> operator;
    private final KeyedStateStore states;

    OperatorHost(AbstractStreamOperator<?> operator, KeyedStateStore states) {
        this.operator = operator;
        this.states = states;
    }

    @Override
    public KeyedStateStore states() {
        return states;
    }

    @Override
    public void turnTo(long key) {
        operator.setCurrentKey(key);
    }

    @Override
    public boolean sharesObjects() {
        return operator.getKeyedStateBackend() instanceof HeapKeyedStateBackend;
    }

    @Override
    public int slots() {
        return operator.getContainingTask()
                .getEnvironment()
                .getTaskManagerInfo()
                .getConfiguration()
                .get(TaskManagerOptions.NUM_TASK_SLOTS);
    }
}
