package io.vigil.jobs.pipeline;

import io.vigil.events.Event;
import io.vigil.jobs.ledger.Deliveries;
import io.vigil.jobs.ledger.Ledger;
import io.vigil.sources.Batch;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A log as its source hands it to the pipeline: decoded, in batches, with watermarks. Each batch's timestamp is where the log has come to in
 * event time.
 */
public final class Log<E extends Event> {
    private final LogKind<E> kind;
    private final DataStream<Batch<E>> batches;
    private final Duration usual;

    private Log(LogKind<E> kind, DataStream<Batch<E>> batches, Duration usual) {
        this.kind = kind;
        this.batches = batches;
        this.usual = usual;
    }

    /** With the delays that AWS describes. */
    public static <E extends Event> Log<E> of(LogKind<E> kind, DataStream<Batch<E>> batches) {
        return of(kind, batches, kind.disorder().plus(kind.delivery()));
    }

    /** @param usual how far watermarks are behind the clock at most while all is well */
    public static <E extends Event> Log<E> of(LogKind<E> kind, DataStream<Batch<E>> batches, Duration usual) {
        return new Log<>(kind, batches, usual);
    }

    LogKind<E> kind() {
        return kind;
    }

    /** What they show of delivery. */
    Deliveries deliveries() {
        return Ledger.note(kind.name(), usual, batches);
    }

    DataStream<Batch<E>> batches() {
        return batches;
    }
}
