package io.vigil.jobs.kinesis;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/**
 * The connector's consumer, with its first watermarks held back. Alone, it leaves a shard out of the watermark until that shard has brought
 * its first record: whichever shard answers first after a start would then make the backlog of all others late.
 */
@SuppressWarnings("deprecation")
final class PatientConsumer<T> extends FlinkKinesisConsumer<T> {
    private static final long serialVersionUID = 1;

    private final Duration patience;

    PatientConsumer(
            List<String> streams, KinesisDeserializationSchema<T> schema, Properties properties, Duration patience) {
        super(streams, schema, properties);
        this.patience = patience;
    }

    @Override
    public void run(SourceContext<T> context) throws Exception {
        super.run(new PatientContext<>(context, patience));
    }
}
