package io.vigil.connectors;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where the live job reads one log from, for ever: Kinesis streams, folders that AWS delivers into. Whoever adds another kind of place
 * implements this, and nothing behind it changes.
 *
 * <p>A source reads each record exactly once across checkpoints, comes with watermarks, and refuses bad data as part of its batches.
 */
public interface LiveSource<E extends Event> {
    /** Draws the source. A batch's timestamp is where the source has come to in event time. */
    DataStream<Batch<E>> read(StreamExecutionEnvironment environment);
}
