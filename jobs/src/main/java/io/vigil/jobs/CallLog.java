package io.vigil.jobs;

import io.vigil.detection.Detector;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.Mint;
import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.jobs.recall.ContactLog;
import io.vigil.rules.Rules;
import io.vigil.rules.condition.CallPurpose;
import java.util.List;
import java.util.function.Consumer;
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

    @Override
    public long key(ApiCall call) {
        return call.principalHash();
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
    public void judge(Rules rules, ApiCall call, Consumer<Signal> out) {
        rules.onCall(call, out);
    }

    @Override
    public List<Detector<ApiCall, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(ApiCall.class);
    }
}
