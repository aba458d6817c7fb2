package io.vigil.findings;

import io.vigil.events.signals.Activity;
import io.vigil.events.signals.ApiCallActivity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An API call by name and outcome.
 *
 * @param service {@code eventSource}, such as {@code iam.amazonaws.com}
 * @param error CloudTrail's error code; null when the call succeeded
 */
record CallName(String service, String api, @Nullable String error) {
    /** Null for an activity that is not a call. */
    static @Nullable CallName of(Activity activity) {
        return activity instanceof ApiCallActivity call
                ? new CallName(call.service(), call.api(), call.errorCode())
                : null;
    }

    /** {@code service:api} or {@code service:api:error}: neither a service nor an API has a colon in its name. */
    String text() {
        return error == null ? service + ":" + api : service + ":" + api + ":" + error;
    }

    static CallName parse(String text) {
        String[] parts = text.split(":", 3);
        return new CallName(parts[0], parts[1], parts.length < 3 ? null : parts[2]);
    }

    /** {@code iam:CreateUser}, as people and attack sequences name a call. */
    String shortName() {
        int dot = service.indexOf('.');
        return (dot < 0 ? service : service.substring(0, dot)) + ":" + api;
    }

    /** GuardDuty's words for the outcome: {@code success}, or the error code in lower-case words ({@code access denied}). */
    String outcome() {
        return error == null
                ? "success"
                : error.replace(".", " - ")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
    }
}
