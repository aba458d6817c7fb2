package io.vigil.jobs.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class PatientContextTest {
    private static final long LONG_AGO = System.nanoTime() - 1_000_000_000L;
    private static final long NOT_TODAY = System.nanoTime() + 86_400_000_000_000L;

    private final Heard heard = new Heard();

    @Test
    void recordsPassButNeitherWatermarksNorIdlenessBeforeTheTime() {
        var context = new PatientContext<>(heard, NOT_TODAY);

        context.collectWithTimestamp("record", 1000);
        context.emitWatermark(new Watermark(1000));
        context.markAsTemporarilyIdle();

        assertThat(heard.told).containsExactly("record at 1000");
    }

    @Test
    void watermarksPassAfterwards() {
        var context = new PatientContext<>(heard, LONG_AGO);

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
