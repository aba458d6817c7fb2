package io.vigil.sources.cloudtrail;

import io.vigil.events.ApiCall;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import io.vigil.sources.framing.FramedReader;
import io.vigil.sources.framing.TimeRange;
import java.io.InputStream;

/** CloudTrail records: management, data and sign-in events (CloudTrail User Guide, record contents; versions 1.0 to 1.11). */
public record CloudTrailFormat() implements LogFormat<ApiCall> {
    @Override
    public String name() {
        return "cloudtrail";
    }

    @Override
    public LogReader<ApiCall> open(InputStream in, String place, long notAfter, InputLimits limits) {
        return new FramedReader<>(in, new CallForms(new CallDecoder(new TimeRange(notAfter))), name(), place, limits);
    }
}
