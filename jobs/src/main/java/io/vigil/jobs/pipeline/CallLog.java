package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Watch;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.Mint;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.retrohunt.ContactLog;
import io.vigil.rules.Rules;
import io.vigil.rules.cloudtrail.CallPurpose;
import java.util.List;

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
    public Gleaner<ApiCall> gleaner() {
        return (call, mints, presences) -> {
            Mint mint = Mint.of(call);
            if (mint != null) {
                mints.accept(mint);
            }
        };
    }

    @Override
    public List<Watch<ApiCall, ?>> watches(Detections detections) {
        return detections.compileModels().callWatches();
    }
}
