package io.vigil.jobs.pipeline;

import io.vigil.detection.Detector;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.Mint;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.retrohunt.ContactLog;
import io.vigil.rules.cloudtrail.CallPurpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CloudTrail, keyed by principal. */
record CallLog() implements LogType<ApiCall> {
    @Override
    public String name() {
        return "cloudtrail";
    }

    @Override
    public Class<ApiCall> events() {
        return ApiCall.class;
    }

    /** Where credentials were used from. */
    @Override
    public long remote(ApiCall call) {
        boolean fromAfar = ContactLog.isAfar(call.origin()) && !call.byService() && CallPurpose.provesCredentials(call);
        return fromAfar ? call.hash(ApiField.SOURCE_IP) : 0;
    }

    @Override
    public ApiCall enrich(Intel intel, ApiCall call) {
        return intel.enrich(call);
    }

    @Override
    public @Nullable Mint mint(ApiCall call) {
        return Mint.of(call);
    }

    @Override
    public List<Detector<ApiCall, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(ApiCall.class);
    }
}
