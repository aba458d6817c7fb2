package io.vigil.sources.cloudtrail;

import io.vigil.events.Hash;
import io.vigil.events.Rejected.Reason;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.sources.EventTime;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.TimeRange;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a decoder has read of one record; becomes a call, or the reason why not. Reusable. */
final class CallDraft {
    private static final String MANAGEMENT = "Management";

    final ApiCallBuilder call = new ApiCallBuilder();
    private final TimeRange range;
    private long time;
    /** One bit per {@link Member} that is in the record with a value. */
    private long present;

    CallDraft(TimeRange range) {
        this.range = range;
        clear();
    }

    void clear() {
        call.clear();
        time = EventTime.NONE;
        present = 0;
    }

    /** Notes that the record has this member; false when it had been noted before. */
    boolean note(Member member) {
        boolean first = (present & member.bit()) == 0;
        present |= member.bit();
        return first;
    }

    boolean has(Member member) {
        return (present & member.bit()) != 0;
    }

    /** Epoch milliseconds. */
    void time(long millis) {
        time = millis;
    }

    /** The call, of the record that fills these bytes. */
    Decoded<ApiCall> finish(byte[] bytes, int from, int to) {
        Refused<ApiCall> refused = refuse();
        if (refused != null) {
            return refused;
        }
        call.time(time).raw(RawPart.RECORD, new RawJson(bytes, from, to));
        if (isManagement()) {
            call.flag(CallFlag.MANAGEMENT);
        }
        if (!call.has(ApiField.ACCOUNT)) {
            call.set(ApiField.ACCOUNT, call.text(ApiField.IDENTITY_ACCOUNT));
        }
        if (!call.has(ApiField.EVENT_ID)) {
            call.set(ApiField.EVENT_ID, HexFormat.of().toHexDigits(Hash.ofLine(bytes, from, to)));
        }
        ApiCall built = call.build();
        return built == null
                ? new Refused<>(Reason.TOO_LARGE, "the fields of the record are too long")
                : new Accepted<>(built);
    }

    private @Nullable Refused<ApiCall> refuse() {
        if (!call.has(ApiField.NAME) && !call.has(ApiField.SERVICE) && !has(Member.EVENT_TIME)) {
            return new Refused<>(Reason.NOT_A_RECORD, "expected a CloudTrail record");
        }
        if (!has(Member.EVENT_TIME)) {
            return missing("eventTime");
        }
        if (!call.has(ApiField.SERVICE)) {
            return missing("eventSource");
        }
        return call.has(ApiField.NAME) ? range.refuse(time) : missing("eventName");
    }

    private static Refused<ApiCall> missing(String name) {
        return new Refused<>(Reason.MISSING_FIELD, "expected " + name);
    }

    /** Records older than version 1.06 do not say; what is no data event was a management event then. */
    private boolean isManagement() {
        if (call.has(ApiField.EVENT_CATEGORY)) {
            return call.isText(ApiField.EVENT_CATEGORY, MANAGEMENT);
        }
        return !has(Member.MANAGEMENT);
    }
}
