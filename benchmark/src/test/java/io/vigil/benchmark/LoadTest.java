package io.vigil.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.benchmark.load.Load;
import io.vigil.events.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadTest {
    private static final int CHUNKS = 4;

    static Stream<Bench<?>> logs() {
        return Bench.all().stream();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void everyRecordIsReadAndNoLapRepeatsAnother(Bench<?> bench) throws IOException {
        var load = Load.of(CHUNKS, bench.load(), 1);

        var events = new ArrayList<Event>();
        for (int chunk = 0; chunk < 3 * CHUNKS; chunk++) {
            events.addAll(decode(bench, load.inLaps(chunk)));
        }

        assertThat(events).hasSize(3 * CHUNKS * bench.load().recordsAChunk());
        assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
    }

    private static List<? extends Event> decode(Bench<?> bench, byte[] lines) throws IOException {
        try (var reader = bench.format().open(new ByteArrayInputStream(lines), "load", Long.MAX_VALUE)) {
            var batch = reader.next();

            assertThat(batch.rejected()).isEmpty();
            assertThat(reader.next()).isNull();
            return batch.events();
        }
    }
}
