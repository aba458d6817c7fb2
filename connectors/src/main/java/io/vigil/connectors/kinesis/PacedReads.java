package io.vigil.connectors.kinesis;

import java.time.Clock;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.RecordBatch;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.RecordPublisher;

/** Reads of one shard: they pause while the shard is ahead of others, and note when it was read to its end. */
final class PacedReads implements RecordPublisher {
    private static final long PAUSE_MILLIS = 200;

    private final RecordPublisher reads;
    private final ShardProgress shard;
    private final SourceProgress source;
    private final Clock clock;

    PacedReads(RecordPublisher reads, ShardProgress shard, SourceProgress source, Clock clock) {
        this.reads = reads;
        this.shard = shard;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public RecordPublisherRunResult run(RecordBatchConsumer consumer) throws InterruptedException {
        long asked = clock.millis();
        if (source.isAhead(shard, asked)) {
            Thread.sleep(PAUSE_MILLIS);
            return RecordPublisherRunResult.INCOMPLETE;
        }
        var result = reads.run(batch -> {
            var last = consumer.accept(batch);
            if (foundNothing(batch)) {
                shard.foundNothing(asked);
            }
            return last;
        });
        if (result == RecordPublisherRunResult.COMPLETE) {
            shard.end();
        }
        return result;
    }

    /** Kinesis also answers with nothing in the middle of a shard; then it says how far behind that is. */
    private static boolean foundNothing(RecordBatch batch) {
        Long behind = batch.getMillisBehindLatest();
        return batch.getAggregatedRecordSize() == 0 && behind != null && behind == 0;
    }
}
