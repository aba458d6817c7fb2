package io.vigil.findings;

import io.vigil.events.signals.Activity;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.DnsRequestActivity;

/** GuardDuty's name of the log that an activity was seen in: a finding's feature, and a weak signal's type in a sequence. */
final class LogSource {
    private LogSource() {}

    static String of(Activity activity) {
        if (activity instanceof ApiCallActivity call) {
            return call.s3Data() ? "S3_DATA_EVENTS" : "CLOUD_TRAIL";
        }
        return activity instanceof DnsRequestActivity ? "DNS_LOGS" : "FLOW_LOGS";
    }
}
