package io.vigil.connectors.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class PatientContextTest {
    private final Heard heard = new Heard();

    @Test
    void recordsPassButNeitherWatermarksNorIdlenessWhilePatient() {
        var context = new PatientContext<>(heard, Duration.ofDays(1));

        context.collectWithTimestamp("record", 1000);
        context.emitWatermark(new Watermark(1000));
        context.markAsTemporarilyIdle();

        assertThat(heard.told).containsExactly("record at 1000");
    }

    @Test
    void watermarksPassAfterwards() {
        var context = new PatientContext<>(heard, Duration.ZERO);

        context.emitWatermark(new Watermark(1000));
        context.markAsTemporarilyIdle();

        assertThat(heard.told).containsExactly("watermark 1000", "idle");
    }

    private static final class Heard implements SourceFunction.SourceContext<String> {
        private final List<String> told = new ArrayList<>();

        @Override
        public void collect(String element) {
            told.add(element);
        }

        @Override
        public void collectWithTimestamp(String element, long timestamp) {
            told.add(element + " at " + timestamp);
        }

        @Override
        public void emitWatermark(Watermark mark) {
            told.add("watermark " + mark.getTimestamp());
        }

        @Override
        public void markAsTemporarilyIdle() {
            told.add("idle");
        }

        @Override
        public Object getCheckpointLock() {
            return this;
        }

        @Override
        public void close() {}
    }
}
