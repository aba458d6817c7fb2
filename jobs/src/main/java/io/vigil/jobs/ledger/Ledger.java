package io.vigil.jobs.ledger;

import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import io.vigil.sources.Batch;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The ledger of blind spots: per log, account, region and hour what was delivered, and alarms where something was not.
 *
 * @param alarms that a log is silent, lost files, cannot be read or falls behind, for people as any finding
 * @param rows each when its hour has passed
 */
public record Ledger(DataStream<Signal> alarms, DataStream<LedgerRow> rows) {

    /**
     * What the batches of one log show; all logs together make the {@linkplain #of ledger}.
     *
     * @param usual how long a record is on its way at most
     */
    public static <E extends Event> Deliveries note(String log, Duration usual, DataStream<Batch<E>> batches) {
        var notes = batches.transform(
                        "note deliveries of " + log,
                        TypeInformation.of(DeliveryNote.class),
                        new NoteDeliveries<>(log, usual))
                .uid(OperatorIds.noteDeliveries(log))
                .setParallelism(batches.getParallelism());
        return new Deliveries(notes, notes.getSideOutput(NoteDeliveries.DELAYS));
    }

    public static Ledger of(Deliveries deliveries, Detections detections) {
        var order = new DeliveryOrder();
        var notes = deliveries.notes();
        var alarms = notes.keyBy(order, Types.LONG)
                .transform(
                        "keep the ledger of blind spots",
                        TypeInformation.of(Signal.class),
                        new EventTimeOrderedOperator<>(
                                order,
                                TypeInformation.of(DeliveryNote.class),
                                new KeepLedger(detections),
                                BufferLimit.of(notes)))
                .uid(OperatorIds.KEEP_LEDGER);
        return new Ledger(alarms.union(deliveries.delays()), alarms.getSideOutput(KeepLedger.ROWS));
    }
}
