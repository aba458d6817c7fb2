package io.vigil.sources.cloudtrail;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.FieldWords;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.sources.PassedOver;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.Decoded.Known;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.KnownObjects;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.json.JsonTree;
import io.vigil.sources.ocsf.OcsfCall;
import io.vigil.sources.ocsf.OcsfEvent;
import org.jspecify.annotations.Nullable;

/**
 * Every form in which a call is written: CloudTrail's own, with parameters as JSON text as Athena and CloudTrail Lake export them, with names in
 * lower case as in their tables, and OCSF. What looks like a call and is none, such as S3's notifications, is passed over.
 */
final class CallForms implements RecordDecoder<ApiCall> {
    private static final RawPart[] PARTS = RawPart.values();
    /** The letters {@code aws:}, with which the service begins in notifications: {@code aws:s3}. */
    private static final int AWS = 'a' | 'w' << 8 | 's' << 16 | ':' << 24;

    private final CallDecoder calls;

    CallForms(CallDecoder calls) {
        this.calls = calls;
    }

    @Override
    public boolean readsLines() {
        return false;
    }

    @Override
    public @Nullable ApiCall scan(byte[] bytes, int from, int limit) {
        ApiCall call = calls.scan(bytes, from, limit);
        return call == null || isOdd(call) ? null : call;
    }

    @Override
    public int scannedTo() {
        return calls.scannedTo();
    }

    @Override
    public Decoded<ApiCall> decode(byte[] bytes, int from, int to) {
        Decoded<ApiCall> decoded = calls.decode(bytes, from, to);
        if (!(decoded instanceof Accepted<ApiCall> accepted) || !isOdd(accepted.event())) {
            return decoded;
        }
        JsonTree record = JsonTree.of(bytes, from, to);
        PassedOver.Kind known = record == null ? null : KnownObjects.kind(record);
        if (known != null) {
            return new Known<>(known);
        }
        return record != null && CallRow.parse(record) ? decodeTree(record) : decoded;
    }

    /** Whether it is worth a closer look: a service that is none of CloudTrail's, a part that is a text, a caller of whom nothing was read. */
    private static boolean isOdd(ApiCall call) {
        boolean other = (int) FieldWords.first(call, ApiField.SERVICE) == AWS;
        if (other || !call.has(ApiField.IDENTITY_TYPE)) {
            return true;
        }
        for (RawPart part : PARTS) {
            RawJson raw = part == RawPart.RECORD ? null : call.raw(part);
            if (raw != null && raw.bytes()[raw.from()] == '"') {
                return true;
            }
        }
        return false;
    }

    private Decoded<ApiCall> decodeTree(JsonTree record) {
        byte[] written = record.bytes();
        return calls.decode(written, 0, written.length);
    }

    @Override
    public @Nullable Decoded<ApiCall> decodeOtherForm(JsonTree object) {
        OcsfEvent event = OcsfEvent.of(object);
        if (event == null) {
            JsonTree row = CallRow.of(object);
            return row == null ? null : decodeTree(row);
        }
        JsonTree call = OcsfCall.of(event);
        return call == null
                ? new Refused<>(Reason.NOT_A_RECORD, event.unexpected("API Activity (6003) of CloudTrail"))
                : decodeTree(call);
    }
}
