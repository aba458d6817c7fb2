package io.vigil.events.cloudtrail;

import io.vigil.events.codec.ByContent;
import io.vigil.events.logs.FieldEnds;
import java.util.Arrays;
import java.util.Comparator;

/** Orders calls of one time: by id, of which no text is made, then by all else. 0 only for what was delivered twice. */
public final class CallTies {
    public static final Comparator<ApiCall> ORDER =
            ((Comparator<ApiCall>) CallTies::byId).thenComparing(new ByContent<>(ApiCall.class));

    private CallTies() {}

    /** By the bytes of their ids. */
    public static int byId(ApiCall one, ApiCall other) {
        return Arrays.compareUnsigned(one.data, start(one), end(one), other.data, start(other), end(other));
    }

    private static int start(ApiCall call) {
        return FieldEnds.start(call.present, call.data, ApiField.EVENT_ID.ordinal());
    }

    /** Of a call without id, its start. */
    private static int end(ApiCall call) {
        return call.has(ApiField.EVENT_ID)
                ? FieldEnds.end(call.present, call.data, ApiField.EVENT_ID.ordinal())
                : start(call);
    }
}
