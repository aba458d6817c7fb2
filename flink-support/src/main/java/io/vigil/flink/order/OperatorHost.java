package io.vigil.flink.order;

import io.vigil.flink.KeyedStates;
import io.vigil.flink.Totals;
import java.time.Duration;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.KeyedStateFunction;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/** What an operator of Flink's gives its function, but for the ways out. */
abstract class OperatorHost implements OrderedFunction.Host {
    private final AbstractStreamOperator<?> operator;
    private final KeyedStateStore states;
    private final KeyCalls<?> calls;

    OperatorHost(AbstractStreamOperator<?> operator, KeyedStateStore states, KeyCalls<?> calls) {
        this.operator = operator;
        this.states = states;
        this.calls = calls;
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
    public MetricGroup metrics() {
        return operator.getMetricGroup();
    }

    @Override
    public LongCounter total(String name) {
        return Totals.counter(operator.getRuntimeContext(), name);
    }

    @Override
    public void callAt(long time) {
        calls.at(time);
    }

    @Override
    public void callOff(long time) {
        calls.off(time);
    }

    @Override
    public <T> void forEachKey(
            String name, TypeInformation<T> type, Duration memory, KeyedStateFunction<Long, ValueState<T>> action)
            throws Exception {
        KeyedStates.forEach(operator.<Long>getKeyedStateBackend(), name, type, memory, action);
    }

    @Override
    public <T> ListState<T> ofAllSubtasks(String name, TypeInformation<T> type) throws Exception {
        return KeyedStates.ofAllSubtasks(operator.getOperatorStateBackend(), name, type);
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
