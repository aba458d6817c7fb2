package io.vigil.events.cloudtrail;

import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Subject;

/** Describes who made a call, on what, and what was done, in the terms of a signal. */
final class CallDescription {
    private static final String S3 = "s3.amazonaws.com";

    private CallDescription() {}

    /** The caller, and the bucket and object that the call is about. */
    static Subject subject(ApiCall call) {
        String user = call.text(ApiField.USER_NAME);
        return new Subject(
                call.principal(),
                call.text(ApiField.PRINCIPAL_ID),
                call.text(ApiField.IDENTITY_TYPE),
                user == null ? call.text(ApiField.ISSUER_USER_NAME) : user,
                call.text(ApiField.ACCESS_KEY),
                call.instance(),
                null,
                null,
                null,
                null,
                call.text(ApiField.BUCKET),
                call.text(ApiField.OBJECT_KEY),
                null,
                null);
    }

    static ApiCallActivity activity(ApiCall call) {
        return new ApiCallActivity(
                !call.is(CallFlag.MANAGEMENT) && call.service().equals(S3),
                call.service(),
                call.name(),
                call.text(ApiField.ERROR_CODE),
                call.text(ApiField.USER_AGENT),
                call.text(ApiField.IDENTITY_ACCOUNT),
                null);
    }
}
