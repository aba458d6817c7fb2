package io.vigil.flink.order;

import java.util.function.Consumer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.jspecify.annotations.Nullable;

/** When a function wants to be called for a key again: Flink's timers, for those who ask for them. */
final class KeyCalls<R> implements Triggerable<Long, VoidNamespace> {
    static final String NAME = "calls";

    private final OrderedFunction<?, R> function;
    private final Consumer<R> out;
    private @Nullable InternalTimerService<VoidNamespace> timers;

    KeyCalls(OrderedFunction<?, R> function, Consumer<R> out) {
        this.function = function;
        this.out = out;
    }

    void begin(InternalTimerService<VoidNamespace> service) {
        timers = service;
    }

    void at(long time) {
        timers().registerEventTimeTimer(VoidNamespace.INSTANCE, time);
    }

    void off(long time) {
        timers().deleteEventTimeTimer(VoidNamespace.INSTANCE, time);
    }

    private InternalTimerService<VoidNamespace> timers() {
        if (timers == null) {
            throw new IllegalStateException(function.getClass().getName() + " wants no calls: see isCalled()");
        }
        return timers;
    }

    @Override
    public void onEventTime(InternalTimer<Long, VoidNamespace> timer) throws Exception {
        function.onCall(timer.getKey(), timer.getTimestamp(), out);
    }

    @Override
    public void onProcessingTime(InternalTimer<Long, VoidNamespace> timer) {}
}
