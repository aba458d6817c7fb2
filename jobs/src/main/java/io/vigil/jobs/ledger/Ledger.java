package io.vigil.jobs.ledger;

import io.vigil.events.Event;
import io.vigil.events.Signal;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import io.vigil.sources.Batch;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The ledger of blind spots: per log, account, region and hour what was delivered, and alarms where something was not.
 *
 * @param alarms that a log is silent, or that files are missing, for people as any finding
 * @param rows each when its hour has passed
 */
public record Ledger(DataStream<Signal> alarms, DataStream<LedgerRow> rows) {

    /** What the batches of one log show; all logs together make the {@linkplain #of ledger}. */
    public static <E extends Event> DataStream<DeliveryNote> notes(String log, DataStream<Batch<E>> batches) {
        return batches.transform(
                        "note deliveries of " + log, TypeInformation.of(DeliveryNote.class), new NoteDeliveries<>(log))
                .uid(OperatorIds.noteDeliveries(log))
                .setParallelism(batches.getParallelism());
    }

    public static Ledger of(DataStream<DeliveryNote> notes, Detections detections) {
        var order = new DeliveryOrder();
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
        return new Ledger(alarms, alarms.getSideOutput(KeepLedger.ROWS));
    }
}
