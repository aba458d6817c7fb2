package io.vigil.sources.cloudtrail;

import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.sources.EventTime;
import io.vigil.sources.cloudtrail.Member.Place;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.JsonScan;
import io.vigil.sources.json.NameTable;

/**
 * Reads a record of the normal form without building anything: fields become ranges of the record's own bytes. What is not of that form —
 * an escape in a field that is kept, a number for a text, a member twice — it refuses, for {@link RecordParser} to decide; what it accepts,
 * that one reads alike.
 */
final class RecordScanner {
    /** No number of so many digits overflows. */
    private static final int MOST_DIGITS = 18;

    private final CallDraft draft;
    private byte[] bytes = new byte[0];
    private int limit;

    RecordScanner(CallDraft draft) {
        this.draft = draft;
    }

    /** Fills the draft with the record that begins at {@code from}; the offset behind it, or {@link JsonScan#NO}. */
    int scan(byte[] in, int from, int to) {
        bytes = in;
        limit = to;
        draft.clear();
        return get(from) == '{' ? object(from, Place.RECORD) : JsonScan.NO;
    }

    private int object(int from, Place place) {
        int at = Json.skipSpace(bytes, from + 1, limit);
        if (get(at) == '}') {
            return at + 1;
        }
        NameTable<Member> names = MemberIndex.of(place);
        while (true) {
            int end = member(at, names);
            at = end < 0 ? limit : Json.skipSpace(bytes, end, limit);
            byte mark = get(at);
            if (mark != ',') {
                return mark == '}' ? at + 1 : JsonScan.NO;
            }
            at = Json.skipSpace(bytes, at + 1, limit);
        }
    }

    private int member(int at, NameTable<Member> names) {
        // An escape could spell the name of any member.
        int nameEnd = get(at) == '"' ? JsonScan.plainText(bytes, at + 1, limit) : JsonScan.NO;
        int colon = nameEnd < 0 ? limit : Json.skipSpace(bytes, nameEnd + 1, limit);
        if (get(colon) != ':') {
            return JsonScan.NO;
        }
        Member member = names.find(bytes, at + 1, nameEnd);
        int value = Json.skipSpace(bytes, colon + 1, limit);
        return member == null ? JsonScan.value(bytes, value, limit) : read(member, value);
    }

    private int read(Member member, int at) {
        byte first = get(at);
        if (first == 'n') {
            return draft.has(member) ? JsonScan.NO : JsonScan.value(bytes, at, limit);
        }
        if (!draft.note(member)) {
            return JsonScan.NO;
        }
        if (member.part != null) {
            return part(member, at);
        }
        if (member.inner != null) {
            return first == '{' ? object(at, member.inner) : JsonScan.NO;
        }
        if (first != '"') {
            return member.flag != 0 ? literal(member, at) : member == Member.BYTES_OUT ? bytesOut(at) : JsonScan.NO;
        }
        int end = JsonScan.plainText(bytes, at + 1, limit);
        return end >= 0 && text(member, at + 1, end) ? end + 1 : JsonScan.NO;
    }

    private int part(Member member, int at) {
        boolean read = member.inner != null && get(at) == '{';
        int end = read ? object(at, member.inner) : JsonScan.value(bytes, at, limit);
        if (end >= 0) {
            draft.call.raw(member.part, new RawJson(bytes, at, end));
        }
        return end;
    }

    private int literal(Member member, int at) {
        int end = JsonScan.value(bytes, at, limit);
        byte first = get(at);
        if (first == 't') {
            draft.call.flag(member.flag);
        }
        return first == 't' || first == 'f' ? end : JsonScan.NO;
    }

    /** A whole number, or one with a fraction of which nothing is kept: S3 writes both. */
    private int bytesOut(int at) {
        int point = JsonScan.digits(bytes, at, limit);
        int end = JsonScan.value(bytes, at, limit);
        if (point < 0
                || point - at > MOST_DIGITS
                || end < 0
                || end > point && get(point) != '.'
                || hasExponent(point, end)) {
            return JsonScan.NO;
        }
        long value = 0;
        for (int digit = at; digit < point; digit++) {
            value = value * 10 + bytes[digit] - '0';
        }
        draft.call.bytesOut(value);
        return end;
    }

    private boolean hasExponent(int point, int end) {
        return end > point && JsonScan.digits(bytes, point + 1, limit) != end;
    }

    /** Keeps a text; false when it does not say what it must. */
    private boolean text(Member member, int from, int to) {
        if (member.field != null) {
            keep(member.field, from, to);
            return true;
        }
        if (member.flag != 0) {
            draft.call.flag(says(member.sign, from, to) ? member.flag : 0);
            return true;
        }
        long time = member == Member.EVENT_TIME ? EventTime.parsePlain(bytes, from, to) : EventTime.NONE;
        draft.time(time);
        return time != EventTime.NONE;
    }

    private boolean says(String ascii, int from, int to) {
        int at = from;
        while (at < to && at - from < ascii.length() && bytes[at] == ascii.charAt(at - from)) {
            at++;
        }
        return at == to && to - from == ascii.length();
    }

    private void keep(ApiField field, int from, int to) {
        if (from < to) {
            draft.call.set(field, bytes, from, to);
        }
    }

    private byte get(int at) {
        return JsonScan.get(bytes, at, limit);
    }
}
