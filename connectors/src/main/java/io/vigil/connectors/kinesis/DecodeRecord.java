package io.vigil.connectors.kinesis;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.sources.Batch;
import io.vigil.sources.HeldBytes;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogFormat;
import io.vigil.sources.PassedOver;
import io.vigil.sources.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/**
 * Turns one Kinesis record into all that it holds: a log record, several, or an envelope of them. Nothing in it throws; what is no log
 * record leaves as a reject.
 */
final class DecodeRecord<E extends Event> implements KinesisDeserializationSchema<Batch<E>> {
    private static final long serialVersionUID = 1;

    /** How far a clock may run ahead: what is dated later than this after its arrival is refused. */
    private static final long AHEAD = Duration.ofDays(1).toMillis();

    private final LogFormat<E> format;
    private final TypeInformation<Batch<E>> type;

    DecodeRecord(LogFormat<E> format, TypeInformation<Batch<E>> type) {
        this.format = format;
        this.type = type;
    }

    @Override
    public Batch<E> deserialize(
            byte[] record, String partitionKey, String sequence, long arrival, String stream, String shard)
            throws IOException {
        String place = "kinesis:" + stream + "/" + shard + "/" + sequence;
        try (var reader = format.open(new HeldBytes(record), place, arrival + AHEAD, InputLimits.OF_RECORD)) {
            var events = new ArrayList<E>();
            var rejected = new ArrayList<Rejected>();
            var passedOver = new ArrayList<PassedOver>();
            var receipts = new ArrayList<Receipt>();
            for (Batch<E> next = reader.next(); next != null; next = reader.next()) {
                events.addAll(next.events());
                rejected.addAll(next.rejected());
                passedOver.addAll(next.passedOver());
                receipts.addAll(next.receipts());
            }
            return new Batch<>(events, rejected, passedOver, receipts);
        }
    }

    @Override
    public TypeInformation<Batch<E>> getProducedType() {
        return type;
    }
}
