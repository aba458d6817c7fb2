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
    /** All that came before was in the batches so far, when the shard is read to its end. */
    private long asked;

    PacedReads(RecordPublisher reads, ShardProgress shard, SourceProgress source, Clock clock) {
        this.reads = reads;
        this.shard = shard;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public RecordPublisherRunResult run(RecordBatchConsumer consumer) throws InterruptedException {
        asked = clock.millis();
        if (source.isAhead(shard, asked)) {
            Thread.sleep(PAUSE_MILLIS);
            return RecordPublisherRunResult.INCOMPLETE;
        }
        var result = reads.run(batch -> {
            var last = consumer.accept(batch);
            if (foundNothing(batch)) {
                shard.foundNothing(asked);
            }
            pauseWhileAhead();
            asked = clock.millis();
            return last;
        });
        if (result == RecordPublisherRunResult.COMPLETE) {
            shard.end();
        }
        return result;
    }

    /** One run of enhanced fan-out brings many batches, for minutes; Kinesis waits with the next until this one was taken. */
    private void pauseWhileAhead() {
        try {
            while (source.isAhead(shard, clock.millis())) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kinesis also answers with nothing in the middle of a shard; then it says how far behind that is. */
    private static boolean foundNothing(RecordBatch batch) {
        Long behind = batch.getMillisBehindLatest();
        return batch.getAggregatedRecordSize() == 0 && behind != null && behind == 0;
    }
}
