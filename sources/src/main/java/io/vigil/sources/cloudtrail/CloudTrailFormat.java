package io.vigil.sources.cloudtrail;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import io.vigil.sources.framing.FramedReader;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.framing.TableReader;
import io.vigil.sources.framing.TimeRange;
import java.io.InputStream;
import java.nio.file.Path;

/** CloudTrail records: management, data and sign-in events (CloudTrail User Guide, record contents; versions 1.0 to 1.11). */
public record CloudTrailFormat() implements LogFormat<ApiCall> {
    @Override
    public String name() {
        return "cloudtrail";
    }

    @Override
    public LogReader<ApiCall> open(InputStream in, String place, long notAfter, InputLimits limits) {
        return new FramedReader<>(in, decoder(notAfter), name(), place, limits);
    }

    @Override
    public LogReader<ApiCall> openTable(Path file, long notAfter) {
        return new TableReader<>(file, decoder(notAfter), name(), InputLimits.OF_FILE);
    }

    private static RecordDecoder<ApiCall> decoder(long notAfter) {
        return new CallForms(new CallDecoder(new TimeRange(notAfter)));
    }
}
