package io.vigil.connectors.kinesis;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/**
 * The connector's consumer, with its first watermarks held back, and begun where it is told to unless its own state says otherwise. Alone, it leaves a shard out of the watermark until that shard has brought
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

    /**
     * Flink tells all operators of a restored job alike that they are. A consumer that the snapshot does not know, as after a replay, would take
     * its shards for ones that have been added since, and read them from their beginning.
     */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        // The consumer has registered nothing yet: what is registered comes from the snapshot.
        boolean known =
                !context.getOperatorStateStore().getRegisteredStateNames().isEmpty();
        super.initializeState(known ? context : new Unrestored(context));
    }

    @Override
    public void run(SourceContext<T> context) throws Exception {
        super.run(new PatientContext<>(context, patience));
    }
}
