package io.vigil.cli.replay;

import io.vigil.events.Rejected;
import io.vigil.events.signals.Signal;
import io.vigil.sources.Batch;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals that a replay has written ({@link SignalLine}), in order of event time; all of a file are held in memory. */
record RecordedSignals() implements LogFormat<Signal> {
    private static final long serialVersionUID = 1;
    private static final String NAME = "signals";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LogReader<Signal> openTable(Path file, long notAfter) {
        throw new UnsupportedOperationException("signals come one JSON a line");
    }

    @Override
    public LogReader<Signal> open(InputStream in, String place, long notAfter, InputLimits limits) {
        return new Reader(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), place);
    }

    private static final class Reader implements LogReader<Signal> {
        private final BufferedReader lines;
        private final String place;
        private List<Rejected> rejected = new ArrayList<>();
        private @Nullable List<Signal> signals;
        private int read;

        Reader(BufferedReader lines, String place) {
            this.lines = lines;
            this.place = place;
        }

        @Override
        public @Nullable Batch<Signal> next() throws IOException {
            List<Signal> all = signals == null ? readAll() : signals;
            signals = all;
            if (read == all.size() && rejected.isEmpty()) {
                return null;
            }
            int end = Math.min(all.size(), read + Batch.FULL);
            var batch = new Batch<>(List.copyOf(all.subList(read, end)), rejected);
            rejected = List.of();
            read = end;
            return batch;
        }

        private List<Signal> readAll() throws IOException {
            List<Signal> all = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Signal signal = SignalLine.read(line);
                if (signal == null) {
                    rejected.add(
                            new Rejected(NAME, place, Rejected.Reason.NOT_A_RECORD, "no recorded signal", line, 1));
                } else {
                    all.add(signal);
                }
            }
            all.sort(Comparator.comparingLong(Signal::time));
            return all;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
