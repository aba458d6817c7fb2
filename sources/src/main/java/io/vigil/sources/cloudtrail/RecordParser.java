package io.vigil.sources.cloudtrail;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vigil.events.Rejected.Reason;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.sources.EventTime;
import io.vigil.sources.cloudtrail.Member.Place;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.JsonRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads any record, and says why when it refuses one. A member that stands twice counts as its last; a number or flag where a text is
 * expected counts as its text; an object there as absent.
 */
final class RecordParser {
    /** Whole or with a fraction: S3 writes both. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("([0-9]{1,18})([.][0-9]+)?");

    private static final Member[] MEMBERS = Member.values();

    private final CallDraft draft;
    /** What each member holds: String for a scalar, RawJson for an unread part; an object that is read has none. */
    private final @Nullable Object[] values = new Object[MEMBERS.length];

    RecordParser(CallDraft draft) {
        this.draft = draft;
    }

    Decoded<ApiCall> parse(byte[] bytes, int from, int to) {
        Arrays.fill(values, null);
        draft.clear();
        var record = new RawJson(bytes, from, to);
        return JsonRecord.decode(bytes, from, to, parser -> {
            object(parser, Place.RECORD, record);
            return finish(record);
        });
    }

    private Decoded<ApiCall> finish(RawJson record) {
        for (Member member : MEMBERS) {
            Object value = values[member.ordinal()];
            if (value != null && draft.note(member) && !keep(member, value)) {
                return new Refused<>(Reason.BAD_FIELD, "expected a number of bytes in " + member.label);
            }
        }
        return draft.finish(record.bytes(), record.from(), record.to());
    }

    private void object(JsonParser parser, Place place, RawJson record) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            byte[] name = parser.currentName().getBytes(StandardCharsets.UTF_8);
            Member member = MemberIndex.of(place).find(name, 0, name.length);
            parser.nextToken();
            if (member != null) {
                read(parser, member, record);
            }
            parser.skipChildren();
        }
    }

    private void read(JsonParser parser, Member member, RawJson record) throws IOException {
        forget(member);
        var token = parser.currentToken();
        int from = offset(parser.currentTokenLocation(), record);
        if (member.inner != null && token == JsonToken.START_OBJECT) {
            object(parser, member.inner, record);
        }
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (member.part != null) {
            parser.skipChildren();
            parser.finishToken();
            values[member.ordinal()] = new RawJson(record.bytes(), from, offset(parser.currentLocation(), record));
        } else if (member.inner == null && token.isScalarValue()) {
            boolean yes = token == JsonToken.VALUE_TRUE && member.flag != 0;
            values[member.ordinal()] = yes ? member.sign : parser.getText();
        }
    }

    /** The last of two members with one name counts, with all that is in it. */
    private void forget(Member member) {
        values[member.ordinal()] = null;
        if (member.inner == null) {
            return;
        }
        for (Member below : MEMBERS) {
            if (below.place == member.inner) {
                forget(below);
            }
        }
    }

    private static int offset(JsonLocation location, RawJson record) {
        return record.from() + (int) location.getByteOffset();
    }

    /** False when the value is not what the member must hold. */
    private boolean keep(Member member, Object value) {
        if (value instanceof RawJson part) {
            draft.call.raw(member.part, part);
            return true;
        }
        var text = (String) value;
        if (member == Member.BYTES_OUT) {
            return keepBytesOut(text);
        }
        if (member == Member.EVENT_TIME) {
            draft.time(EventTime.parse(text));
        } else if (member.field != null) {
            draft.call.set(member.field, text.isEmpty() ? null : text);
        } else if (text.equals(member.sign)) {
            draft.call.flag(member.flag);
        }
        return true;
    }

    private boolean keepBytesOut(String text) {
        var plain = PLAIN_NUMBER.matcher(text);
        if (plain.matches()) {
            draft.call.bytesOut(Long.parseLong(plain.group(1)));
            return true;
        }
        try {
            double approximate = Double.parseDouble(text);
            draft.call.bytesOut((long) approximate);
            return approximate >= 0 && approximate < Long.MAX_VALUE;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
