package io.vigil.jobs.ledger;

import io.vigil.events.signals.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What sources show of delivery.
 *
 * @param notes what came
 * @param delays that a source falls behind the clock
 */
public record Deliveries(DataStream<DeliveryNote> notes, DataStream<Signal> delays) {
    public Deliveries and(Deliveries other) {
        return new Deliveries(notes.union(other.notes), delays.union(other.delays));
    }
}
