package io.vigil.connectors.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiCallBuilder;
import io.vigil.sources.Batch;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatestOfShardTest {
    private final LatestOfShard<ApiCall> shard = new LatestOfShard<>(Duration.ofSeconds(30));

    @Test
    void saysNothingBeforeTheFirstEvent() {
        shard.extractTimestamp(batch(), Long.MIN_VALUE);

        assertThat(shard.getCurrentWatermark().getTimestamp()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void staysBehindTheLatestEventAndNeverGoesBack() {
        shard.extractTimestamp(batch(50_000, 90_000, 70_000), Long.MIN_VALUE);
        long timestamp = shard.extractTimestamp(batch(20_000), 90_000);

        assertThat(timestamp).isEqualTo(90_000);
        assertThat(shard.getCurrentWatermark().getTimestamp()).isEqualTo(59_999);
    }

    private static Batch<ApiCall> batch(long... times) {
        return new Batch<>(
                LongStream.of(times)
                        .mapToObj(time -> new ApiCallBuilder().time(time).build())
                        .toList(),
                List.of());
    }
}
