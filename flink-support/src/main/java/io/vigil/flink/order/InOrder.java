package io.vigil.flink.order;

import io.vigil.flink.KeyedStates;
import io.vigil.flink.Totals;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Hands each key its records in event time: they wait in memory until the watermark passes them, so that arrival, parallelism and restarts
 * cannot change a result. Works on a stream keyed by {@link EventOrder#key}, of immutable records.
 *
 * <p>There are no timers and no state by key for what waits: a list and a timer a key halve the throughput. The price is paid in a snapshot
 * only, which keeps what waits under one key of each key group.
 *
 * <p>Records that come after their second was handed out are followed at once, and counted as late.
 */
public final class InOrder<E, R> extends AbstractStreamOperator<R> implements OneInputStreamOperator<E, R> {
    private static final long serialVersionUID = 1;

    private final EventOrder<E> order;
    private final TypeInformation<E> type;
    private final InOrderFunction<E, R> function;

    private transient WaitingRecords<E> waiting;
    private transient KeyRuns<E> runs;
    private transient KeyGroups groups;
    private transient ListState<E> kept;
    private transient StreamRecord<R> result;
    private transient LongCounter late;
    /** All up to this time has been handed out; it is also the watermark that was passed on. */
    private transient long done;

    public InOrder(EventOrder<E> order, TypeInformation<E> type, InOrderFunction<E, R> function) {
        this.order = order;
        this.type = type;
        this.function = function;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        waiting = new WaitingRecords<>();
        runs = new KeyRuns<>(order, this::follow);
        groups = KeyGroups.of(getRuntimeContext().getTaskInfo());
        result = new StreamRecord<>(null);
        done = Long.MIN_VALUE;
        kept = KeyedStates.untilRestore(context.getKeyedStateStore(), "waiting", type);
        takeBack();
        function.aside(new SideOutputs());
        function.open(context.getKeyedStateStore());
    }

    @Override
    public void open() throws Exception {
        super.open();
        late = Totals.counter(getRuntimeContext(), Totals.LATE);
        getMetricGroup().gauge("waiting", () -> waiting.size());
        getMetricGroup().gauge("late", () -> late.getLocalValuePrimitive());
        getMetricGroup().gauge("duplicates", () -> runs.duplicates());
    }

    /** The key is set once a run, not once a record. */
    @Override
    @SuppressWarnings("rawtypes")
    public void setKeyContextElement1(StreamRecord record) {}

    @Override
    public void processElement(StreamRecord<E> element) throws Exception {
        E record = element.getValue();
        long time = order.time(record);
        if (time > done) {
            waiting.add(time, order.key(record), record);
            return;
        }
        late.add(1);
        follow(order.key(record), List.of(record));
    }

    @Override
    public void processWatermark(Watermark watermark) throws Exception {
        long complete = WaitingRecords.completeBy(watermark.getTimestamp());
        if (complete <= done) {
            return;
        }
        runs.cut(waiting.takeUntil(complete));
        done = complete;
        super.processWatermark(new Watermark(complete));
    }

    private void follow(long key, List<E> run) throws Exception {
        setCurrentKey(key);
        function.follow(run, this::emit);
    }

    private void emit(R found) {
        output.collect(result.replace(found, allowed(function.time(found))));
    }

    /** What comes of a late record is no longer allowed to say so: downstream would drop it. */
    private long allowed(long time) {
        return Math.max(time, done + 1);
    }

    private final class SideOutputs implements InOrderFunction.Aside {
        @Override
        public <T> void collect(OutputTag<T> tag, T record, long time) {
            output.collect(tag, new StreamRecord<>(record, allowed(time)));
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<List<E>> byGroup = byGroup();
        for (int group = groups.first(); group <= groups.last(); group++) {
            setCurrentKey(groups.representative(group));
            kept.update(byGroup.get(group));
        }
    }

    /** Fresh lists: the snapshot is written from them while the stream goes on. */
    private List<List<E>> byGroup() {
        var byGroup = new ArrayList<List<E>>(groups.count());
        for (int group = 0; group < groups.count(); group++) {
            byGroup.add(new ArrayList<>());
        }
        Bucket<E> all = waiting.all();
        for (int at = 0; at < all.size(); at++) {
            byGroup.get(groups.of(all.key(at))).add(all.record(at));
        }
        return byGroup;
    }

    private void takeBack() throws Exception {
        for (int group = groups.first(); group <= groups.last(); group++) {
            setCurrentKey(groups.representative(group));
            Iterable<E> restored = kept.get();
            if (restored != null) {
                restored.forEach(record -> waiting.add(order.time(record), order.key(record), record));
            }
            kept.clear();
        }
    }
}
