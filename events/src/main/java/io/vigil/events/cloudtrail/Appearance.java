package io.vigil.events.cloudtrail;

import io.vigil.events.Hash;

/** What {@link ApiCall#appearanceHash} consists of: whatever detections ask of a caller, but not what it calls. */
final class Appearance {
    private static final int OUTCOME_FAILED = 1;

    private Appearance() {}

    static long of(ApiCall call) {
        if (isForeign(call)) {
            return 0;
        }
        long by = Hash.combine(call.hash(ApiField.IDENTITY_TYPE), call.hash(ApiField.ACCESS_KEY));
        if (call.has(ApiField.INVOKED_BY)) {
            by = Hash.combine(by, call.hash(ApiField.INVOKED_BY));
        }
        if (call.is(CallFlag.INSTANCE_SESSION)) {
            by = Hash.combine(by, call.hash(ApiField.ISSUER_ARN));
        }
        long from = Hash.combine(call.origin().packed(), call.failed() ? OUTCOME_FAILED : 0);
        return Hash.combine(Hash.combine(call.entityHash(), by), from);
    }

    private static boolean isForeign(ApiCall call) {
        return call.has(ApiField.IDENTITY_ACCOUNT)
                && call.hash(ApiField.IDENTITY_ACCOUNT) != call.hash(ApiField.ACCOUNT);
    }
}
