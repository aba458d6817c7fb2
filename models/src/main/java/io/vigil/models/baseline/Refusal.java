package io.vigil.models.baseline;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;

/** Whether a call was refused for want of permission: it then shows what its caller may not do, and did not do. */
public final class Refusal {
    private Refusal() {}

    public static boolean isOne(ApiCall call) {
        if (!call.failed()) {
            return false;
        }
        String code = call.textOr(ApiField.ERROR_CODE, "");
        return code.contains("Denied") || code.contains("Unauthorized") || code.contains("AuthFailure");
    }
}
