package io.vigil.flink.order;

import io.vigil.flink.KeyedStates;
import io.vigil.flink.Totals;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.MailboxExecutor.MailOptions;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Passes each key its records in event-time order: they wait in memory until the watermark passes them, so that arrival, parallelism and restarts
 * cannot change a result. Works on a stream keyed by {@link EventOrder#key}, of immutable records.
 *
 * <p>There are no timers and no state by key for what waits: a list and a timer a key halve the throughput. The price is paid in a snapshot
 * only, which keeps what waits under one key of each key group. So what waits lies on the heap outside the state backend, also with RocksDB: no
 * managed memory counts it, and {@link BufferLimit} is all that bounds it.
 *
 * <p>Records that come after their second was handed out are followed at once, and counted as late.
 * Handing out is interrupted, between two keys, whenever the task has something else to do: a checkpoint, a cancellation. What comes meanwhile,
 * and would have had to wait until all is out, queues up; so an interruption changes no result. A snapshot then holds what is not out yet.
 */
public final class EventTimeOrderedOperator<E, R> extends AbstractStreamOperator<R>
        implements OneInputStreamOperator<E, R> {
    private static final long serialVersionUID = 1;
    /** The part of a full buffer that is handed out early at once: one record at a time would be too slow. */
    private static final int EARLY_PART = 8;

    private final EventOrder<E> order;
    private final TypeInformation<E> type;
    private final OrderedFunction<E, R> function;
    private final BufferLimit limit;

    private transient @Nullable MailboxExecutor mailbox;
    private transient WaitingRecords<E> waiting;
    private transient KeyRuns<E> runs;
    private transient KeptRecords<E> kept;
    private transient FarRecords<E> far;
    private transient KeySweep sweep;
    private transient Queue<Queued<E>> queued;
    private transient StreamRecord<R> result;
    private transient LongCounter late;
    private transient Counter early;
    private transient long most;
    private transient boolean resumes;
    /** All up to this time has been handed out; it is also the watermark that was passed on. */
    private transient long done;
    /** All up to this time is being handed out; {@link #done} when all is out. */
    private transient long begun;
    /** What comes up to this time is late: {@link #begun}, or the latest watermark that is queued. */
    private transient long promised;

    public EventTimeOrderedOperator(
            EventOrder<E> order, TypeInformation<E> type, OrderedFunction<E, R> function, BufferLimit limit) {
        this.order = order;
        this.type = type;
        this.function = function;
        this.limit = limit;
    }

    @Override
    public void setMailboxExecutor(MailboxExecutor executor) {
        super.setMailboxExecutor(executor);
        mailbox = executor;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        runs = new KeyRuns<>(order, this::follow);
        queued = new ArrayDeque<>();
        result = new StreamRecord<>(null);
        begun = promised = done = Long.MIN_VALUE;
        most = limit.mostRecords();
        var groups = KeyGroups.of(getRuntimeContext().getTaskInfo());
        TypeSerializer<E> form = type.createSerializer(getExecutionConfig().getSerializerConfig());
        far = FarRecords.of(groups, context.getKeyedStateStore(), this::setCurrentKey, form);
        waiting = new WaitingRecords<>(order, far);
        kept = new KeptRecords<>(
                groups, KeyedStates.untilRestore(context.getKeyedStateStore(), "waiting", type), this::setCurrentKey);
        kept.takeBack(waiting::add);
        var calls = new KeyCalls<R>(function, this::emit);
        if (function.isCalled()) {
            calls.begin(getInternalTimerService(KeyCalls.NAME, VoidNamespaceSerializer.INSTANCE, calls));
        }
        function.open(new Operator(context.getKeyedStateStore(), calls));
        sweep = KeySweep.of(getKeyedStateBackend(), function);
    }

    @Override
    public void open() throws Exception {
        super.open();
        late = Totals.counter(getRuntimeContext(), Totals.LATE);
        early = getMetricGroup().counter("early");
        getMetricGroup().gauge("waiting", () -> waiting.size() + runs.left());
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
        if (time > promised) {
            waiting.add(time, order.key(record), record);
            if (function.announces()) {
                setCurrentKey(order.key(record));
                function.announce(record, this::emit);
            }
        } else if (isBusy()) {
            queued.add(new Queued<>(time, record));
        } else {
            followLate(record);
        }
        if ((long) waiting.size() + runs.left() + queued.size() > most) {
            makeRoom();
        }
    }

    private void followLate(E record) throws Exception {
        late.add(1);
        follow(order.key(record), List.of(record));
    }

    private void makeRoom() throws Exception {
        handOutAll();
        if (waiting.size() < most) {
            return;
        }
        limit.refuse(waiting.size(), done, most);
        if (early.getCount() == 0) {
            LOG.warn(
                    "{} They are handed out early, and what is still to come of their time counts as late.",
                    BufferLimit.tooMany(waiting.size(), done, most));
        }
        int before = waiting.size();
        begin(waiting.endOfEarliest((int) Math.max(1, most / EARLY_PART)));
        early.inc(before - waiting.size());
        handOutAll();
    }

    @Override
    public void processWatermark(Watermark watermark) throws Exception {
        long complete = WaitingRecords.completeBy(watermark.getTimestamp());
        if (complete <= promised) {
            return;
        }
        if (isBusy()) {
            promised = complete;
            queued.add(new Queued<>(complete, null));
        } else {
            begin(complete);
        }
        if (complete == Long.MAX_VALUE) {
            handOutAll();
        } else if (!resumes) {
            handOut();
        }
    }

    /** Downstream would ignore the watermark of an input that it takes for idle. */
    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            handOutAll();
        }
        super.processWatermarkStatus(status);
    }

    @Override
    public void finish() throws Exception {
        handOutAll();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        function.close();
        super.close();
    }

    private boolean isBusy() {
        return done < begun || !queued.isEmpty();
    }

    private void begin(long complete) throws Exception {
        Bucket<E> records = waiting.takeUntil(complete);
        sweep.earn(records.size(), complete);
        runs.begin(records);
        begun = complete;
        promised = Math.max(promised, complete);
    }

    private void handOutAll() throws Exception {
        while (isBusy()) {
            step();
        }
    }

    /** At least one run, and all unless somebody waits. */
    private void handOut() throws Exception {
        while (isBusy()) {
            step();
            if (isBusy() && mailbox != null && mailbox.shouldInterrupt()) {
                resumes = true;
                mailbox.execute(MailOptions.deferrable(), this::resume, "hand out records in order");
                return;
            }
        }
    }

    private void resume() throws Exception {
        resumes = false;
        handOut();
    }

    private void step() throws Exception {
        if (runs.hasNext()) {
            runs.next();
        } else if (done < begun) {
            complete();
        } else {
            Queued<E> next = queued.remove();
            if (next.record() == null) {
                begin(next.time());
            } else {
                followLate(next.record());
            }
        }
    }

    private void complete() throws Exception {
        kept.forget();
        sweep.visit();
        done = begun;
        super.processWatermark(new Watermark(done));
    }

    private void follow(long key, List<E> run) throws Exception {
        if (!function.turnsItself()) {
            setCurrentKey(key);
        }
        function.follow(run, this::emit);
    }

    private void emit(R found) {
        output.collect(result.replace(found, allowed(function.time(found))));
    }

    /** Results of a late record get a timestamp past the watermark; otherwise downstream operators would drop them. */
    private long allowed(long time) {
        return Math.max(time, done + 1);
    }

    private final class Operator extends OperatorHost {
        Operator(KeyedStateStore states, KeyCalls<R> calls) {
            super(EventTimeOrderedOperator.this, states, calls);
        }

        @Override
        public <T> void collect(OutputTag<T> tag, T record, long time) {
            output.collect(tag, new StreamRecord<>(record, allowed(time)));
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        function.beforeSnapshot();
        far.keep();
        Bucket<E> all = waiting.allNear();
        all.addAll(runs.rest());
        queued.stream()
                .map(Queued::record)
                .filter(Objects::nonNull)
                .forEach(record -> all.add(order.key(record), order.time(record), record));
        kept.keep(all);
    }
}
