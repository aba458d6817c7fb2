package io.vigil.findings;

import io.vigil.events.Activity;

/** GuardDuty's name of the log that an activity was seen in: a finding's feature, and a weak signal's type in a sequence. */
final class LogSource {
    private LogSource() {}

    static String of(Activity.Kind kind) {
        return switch (kind) {
            case API_CALL -> "CLOUD_TRAIL";
            case S3_DATA_CALL -> "S3_DATA_EVENTS";
            case NETWORK_CONNECTION, PORT_PROBE -> "FLOW_LOGS";
            case DNS_REQUEST -> "DNS_LOGS";
        };
    }
}
