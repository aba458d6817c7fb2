package io.vigil.connectors.files;

import static io.vigil.testkit.Given.query;

import io.vigil.events.Rejected;
import io.vigil.events.dns.DnsQuery;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log as simple as can be: each line {@code MILLIS NAME}, a batch of its own; {@code broken} is a broken carrier. */
public record TimedLines() implements LogFormat<DnsQuery> {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public LogReader<DnsQuery> open(InputStream in, String place, long notAfter, InputLimits limits) {
        return new Reader(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), place);
    }

    @Override
    public LogReader<DnsQuery> openTable(Path file, long notAfter) {
        throw new UnsupportedOperationException("lines alone");
    }

    private record Reader(BufferedReader lines, String place) implements LogReader<DnsQuery> {
        @Override
        public @Nullable Batch<DnsQuery> next() throws IOException {
            String line = lines.readLine();
            if (line == null) {
                return null;
            }
            String[] words = line.split(" ");
            if (words[0].equals("broken")) {
                var reason = Rejected.Reason.CARRIER;
                return new Batch<>(List.of(), List.of(new Rejected("dns", place, reason, "no gzip", line, 1)));
            }
            var event =
                    query(words[1]).at(Long.parseLong(words[0])).id(words[1]).build();
            return new Batch<>(List.of(event), List.of());
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
