package io.vigil.jobs.pipeline;

import io.vigil.events.Event;
import io.vigil.jobs.ledger.DeliveryNote;
import io.vigil.jobs.ledger.Ledger;
import io.vigil.sources.Batch;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A log as its source hands it to the pipeline: decoded, in batches, with watermarks. Each batch's timestamp is where the log has come to in
 * event time.
 */
public final class Log<E extends Event> {
    private final LogKind<E> kind;
    private final DataStream<Batch<E>> batches;

    private Log(LogKind<E> kind, DataStream<Batch<E>> batches) {
        this.kind = kind;
        this.batches = batches;
    }

    public static <E extends Event> Log<E> of(LogKind<E> kind, DataStream<Batch<E>> batches) {
        return new Log<>(kind, batches);
    }

    LogKind<E> kind() {
        return kind;
    }

    /** What they show of delivery. */
    DataStream<DeliveryNote> notes() {
        return Ledger.notes(kind.name(), batches);
    }

    DataStream<Batch<E>> batches() {
        return batches;
    }
}
