package io.vigil.sources.resolver;

import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.DnsQueryBuilder;
import io.vigil.events.dns.QueryField;
import io.vigil.events.net.Ip;
import io.vigil.sources.EventTime;
import io.vigil.sources.framing.TimeRange;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.JsonScan;
import io.vigil.sources.json.NameTable;
import io.vigil.sources.resolver.QueryMember.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query record of the normal form without building anything: fields become ranges of the record's own bytes. What is not of that form —
 * an escape in a field that is kept, a number for a text, a member twice — it refuses, for the parser of {@link QueryDecoder} to decide; what it
 * accepts, that one reads alike.
 */
final class QueryScanner {
    private static final NameTable<QueryMember> RECORD = QueryMember.of(Place.RECORD);
    private static final NameTable<QueryMember> SOURCE_IDS = QueryMember.of(Place.SOURCE_IDS);
    private static final NameTable<QueryMember> ANSWER = QueryMember.of(Place.ANSWER);
    private static final byte[] NOTHING = {};

    private final DnsQueryBuilder query = new DnsQueryBuilder();
    private final SeenTexts texts = new SeenTexts();
    private final DomainText name = new DomainText();
    private final DomainText answer = new DomainText();
    private final QuotedText quoted = new QuotedText();
    private final TimeRange range;
    private byte[] bytes = new byte[0];
    private int limit;
    /** One bit for each member that was there; those of an answer are cleared with each. */
    private int seen;

    private long time;
    private int resource;
    private int resourceEnd;
    private int type;
    private int typeEnd;

    QueryScanner(TimeRange range) {
        this.range = range;
    }

    /** Reads the record that begins at {@code from}; the offset behind it, or {@link JsonScan#NO}. */
    int scan(byte[] in, int from, int to) {
        bytes = in;
        limit = to;
        seen = 0;
        time = EventTime.NONE;
        resource = resourceEnd = 0;
        query.clear();
        texts.clear();
        return get(from) == '{' ? object(from, RECORD) : JsonScan.NO;
    }

    /** What was scanned last; null when it lacks what a query must have, or is dated as none can be. */
    @Nullable
    DnsQuery query(long line) {
        if (time == EventTime.NONE || !range.contains(time) || (seen & QueryMember.NAME.bit()) == 0) {
            return null;
        }
        if (!query.has(QueryField.VPC) && resource < resourceEnd) {
            query.set(QueryField.VPC, bytes, resource, resourceEnd);
        }
        return query.time(time).line(line).texts(texts.take()).build();
    }

    private int object(int from, NameTable<QueryMember> names) {
        int at = Json.skipSpace(bytes, from + 1, limit);
        if (get(at) == '}') {
            return at + 1;
        }
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

    private int member(int at, NameTable<QueryMember> names) {
        // An escape could spell the name of any member.
        int nameEnd = get(at) == '"' ? JsonScan.plainText(bytes, at + 1, limit) : JsonScan.NO;
        int colon = nameEnd < 0 ? limit : Json.skipSpace(bytes, nameEnd + 1, limit);
        if (get(colon) != ':') {
            return JsonScan.NO;
        }
        QueryMember member = names.find(bytes, at + 1, nameEnd);
        int value = Json.skipSpace(bytes, colon + 1, limit);
        return member == null ? JsonScan.value(bytes, value, limit) : read(member, value);
    }

    private int read(QueryMember member, int at) {
        byte first = get(at);
        if ((seen & member.bit()) != 0) {
            return JsonScan.NO;
        }
        seen |= member.bit();
        if (member == QueryMember.ANSWERS && first == '[') {
            return answers(at);
        }
        if (member == QueryMember.SOURCE_IDS && first == '{') {
            return object(at, SOURCE_IDS);
        }
        if (first == 'n') {
            return nothing(member, at);
        }
        boolean isText = first == '"' && member != QueryMember.ANSWERS && member != QueryMember.SOURCE_IDS;
        int end = isText ? JsonScan.plainText(bytes, at + 1, limit) : JsonScan.NO;
        if (end >= 0) {
            return keep(member, at + 1, end) ? end + 1 : JsonScan.NO;
        }
        return isText && member == QueryMember.ANSWER_DATA ? quotedData(at + 1) : JsonScan.NO;
    }

    /** The texts of TXT records stand in quotes, which JSON escapes. */
    private int quotedData(int from) {
        int end = JsonScan.text(bytes, from, limit);
        return end >= 0 && quoted.read(bytes, from, end) && answer.read(quoted.bytes(), 0, quoted.length())
                ? end + 1
                : JsonScan.NO;
    }

    /** An absent name makes no query, whatever its member holds. */
    private int nothing(QueryMember member, int at) {
        return member == QueryMember.NAME ? JsonScan.NO : JsonScan.value(bytes, at, limit);
    }

    /** Keeps a text; false when it is one for the parser. */
    private boolean keep(QueryMember member, int from, int to) {
        if (member.field != null) {
            if (from < to) {
                query.set(member.field, bytes, from, to);
            }
            return true;
        }
        return switch (member) {
            case TIME -> isTime(from, to);
            case NAME -> from < to && isName(from, to);
            case SOURCE -> isSource(from, to);
            case RESOURCE -> isResource(from, to);
            case ANSWER_DATA -> answer.read(bytes, from, to);
            default -> isAnswerType(from, to);
        };
    }

    private boolean isTime(int from, int to) {
        time = EventTime.parsePlain(bytes, from, to);
        return time != EventTime.NONE;
    }

    private boolean isName(int from, int to) {
        if (!name.read(bytes, from, to)) {
            return false;
        }
        query.set(QueryField.NAME, name.bytes(), name.from(), name.to());
        texts.name(name);
        return true;
    }

    private boolean isSource(int from, int to) {
        long v4 = Ip.v4Bits(bytes, from, to);
        if (v4 >= 0) {
            query.source(Ip.v4((int) v4));
        }
        return v4 >= 0 || from == to;
    }

    private boolean isResource(int from, int to) {
        resource = from;
        resourceEnd = to;
        return true;
    }

    private boolean isAnswerType(int from, int to) {
        type = from;
        typeEnd = to;
        return true;
    }

    private int answers(int from) {
        int at = Json.skipSpace(bytes, from + 1, limit);
        if (get(at) == ']') {
            return at + 1;
        }
        while (true) {
            int end = answer(at);
            at = end < 0 ? limit : Json.skipSpace(bytes, end, limit);
            byte mark = get(at);
            if (mark != ',') {
                return mark == ']' ? at + 1 : JsonScan.NO;
            }
            at = Json.skipSpace(bytes, at + 1, limit);
        }
    }

    private int answer(int from) {
        seen &= ~(QueryMember.ANSWER_DATA.bit() | QueryMember.ANSWER_TYPE.bit());
        type = typeEnd = 0;
        answer.read(NOTHING, 0, 0);
        int end = get(from) == '{' ? object(from, ANSWER) : JsonScan.NO;
        if (end >= 0 && !answer.isEmpty()) {
            addAnswer();
        }
        return end;
    }

    private void addAnswer() {
        String ofType = texts.text(bytes, type, typeEnd);
        if (!DnsText.isName(ofType)) {
            answer.asLogged();
        }
        query.answerType(bytes, type, typeEnd).answerData(answer.bytes(), answer.from(), answer.to());
        texts.answer(ofType, answer);
    }

    private byte get(int at) {
        return JsonScan.get(bytes, at, limit);
    }
}
