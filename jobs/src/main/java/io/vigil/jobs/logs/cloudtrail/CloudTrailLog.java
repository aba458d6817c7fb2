package io.vigil.jobs.logs.cloudtrail;

import io.vigil.catalogue.Problems;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallTies;
import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.intel.Intel;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.jobs.retrohunt.ContactLog;
import io.vigil.rules.cloudtrail.CallPurpose;
import io.vigil.sources.LogFormat;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** CloudTrail, keyed by principal. */
public record CloudTrailLog() implements LogKind<ApiCall> {
    @Override
    public String name() {
        return "cloudtrail";
    }

    @Override
    public String title() {
        return "CloudTrail";
    }

    @Override
    public String records() {
        return "CloudTrail records";
    }

    @Override
    public String service() {
        return "CloudTrail";
    }

    /** CloudTrail User Guide: "within an average of about 5 minutes of an API call. This time is not guaranteed."; seldom more than 15. */
    @Override
    public Duration delivery() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Class<ApiCall> events() {
        return ApiCall.class;
    }

    @Override
    public LogFormat<ApiCall> format(UnaryOperator<@Nullable String> options, Problems problems) {
        return new CloudTrailFormat();
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
    public int compareTies(ApiCall one, ApiCall other) {
        return CallTies.byId(one, other);
    }

    @Override
    public @Nullable CredentialIssuance issuance(ApiCall call) {
        return CredentialIssuance.of(call);
    }
}
