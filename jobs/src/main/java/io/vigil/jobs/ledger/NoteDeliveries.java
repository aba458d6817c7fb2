package io.vigil.jobs.ledger;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.events.logs.LogEvent;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Memo;
import io.vigil.sources.Batch;
import io.vigil.sources.Receipt;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Notes, in the chain of a source, what it reads of which account, region and minute. Notes leave before each watermark, so that none is late
 * whose events are not; and before each snapshot, so that they are no state. Of a busy source that is some notes a second.
 */
final class NoteDeliveries<E extends Event> extends AbstractStreamOperator<DeliveryNote>
        implements OneInputStreamOperator<Batch<E>, DeliveryNote> {
    /** That this falls behind the clock: in a replay, which is behind by nature, nobody reads it. */
    static final OutputTag<Signal> DELAYS = new OutputTag<>("delays", TypeInformation.of(Signal.class));

    private static final long serialVersionUID = 1;
    private static final long MINUTE = 60_000;
    /** Accounts and regions whose streams are remembered. */
    private static final int REMEMBERED = 1 << 14;
    /** With so many open minutes all leave at once. */
    private static final int MOST_OPEN = 1 << 14;

    /** Whoever writes into a stream may name any account. */
    private static final int MOST_STREAMS = 1 << 14;

    private final String log;
    private final Duration usual;

    private transient Delay delay;
    private transient Memo<OpenStream> streamOf;
    private transient Map<String, OpenStream> streams;
    private transient StreamRecord<DeliveryNote> out;
    private transient @Nullable Future<?> looking;
    private transient int open;
    private transient long number;

    /** @param usual how long a record is on its way at most */
    NoteDeliveries(String log, Duration usual) {
        this.log = log;
        this.usual = usual;
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        streamOf = new Memo<>(REMEMBERED);
        streams = new HashMap<>();
        out = new StreamRecord<>(null);
        delay = new Delay(usual);
        looking = getProcessingTimeService().scheduleAtFixedRate(this::lookAtDelay, MINUTE, MINUTE);
    }

    @Override
    public void close() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.close();
    }

    private void lookAtDelay(long clock) {
        if (delay.isNews(clock)) {
            output.collect(DELAYS, new StreamRecord<>(Alarm.behind(log, delay.reached(), clock), clock));
        }
    }

    @Override
    public void processElement(StreamRecord<Batch<E>> element) {
        Batch<E> batch = element.getValue();
        OpenStream last = null;
        for (int at = 0; at < batch.events().size(); at++) {
            E event = batch.events().get(at);
            last = streamOf(event);
            open += last.take(event) ? 1 : 0;
        }
        long rejected = batch.rejected().stream().mapToLong(Rejected::records).sum();
        if (rejected > 0 && last != null) {
            last.refuse(rejected);
        }
        for (Receipt receipt : batch.receipts()) {
            emit(receipt, last == null ? rejected : 0);
        }
        if (open > MOST_OPEN) {
            leave();
        }
    }

    private OpenStream streamOf(E event) {
        long place = event instanceof LogEvent logged ? logged.placeHash() : event.entityHash();
        OpenStream known = streamOf.find(place);
        return known == null ? streamOf.keep(place, named(event)) : known;
    }

    private OpenStream named(E event) {
        String region = event.region() == null ? "" : event.region();
        return streams.computeIfAbsent(event.account() + ' ' + region, none -> new OpenStream(event.account(), region));
    }

    /** @param rejected of a file that held nothing else */
    private void emit(Receipt receipt, long rejected) {
        boolean listed = receipt.kind() == Receipt.Kind.LISTED;
        emit(new DeliveryNote(
                log,
                receipt.account(),
                receipt.region(),
                receipt.from() / MINUTE,
                receipt.until(),
                0,
                rejected,
                0,
                receipt.files(),
                listed,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                number++));
    }

    private void emit(OpenStream stream, long minute, OpenStream.Minute held) {
        emit(new DeliveryNote(
                log,
                stream.account(),
                stream.region(),
                minute,
                held.latest(),
                held.records(),
                held.rejected(),
                held.skipped(),
                DeliveryNote.NO_FILES,
                false,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                number++));
    }

    private void emit(DeliveryNote note) {
        output.collect(out.replace(note, note.latest()));
    }

    private void leave() {
        streams.values().forEach(stream -> stream.leave((minute, held) -> emit(stream, minute, held)));
        open = 0;
        if (streams.size() > MOST_STREAMS) {
            streams.clear();
            streamOf = new Memo<>(REMEMBERED);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        leave();
        delay.reach(mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        leave();
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        leave();
    }

    @Override
    public void finish() throws Exception {
        leave();
        super.finish();
    }
}
