package io.vigil.sources.envelope;

import io.vigil.sources.PassedOver;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.JsonMembers;
import io.vigil.sources.json.JsonScan;
import io.vigil.sources.json.JsonText;
import io.vigil.sources.json.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object around records:
 *
 * <ul>
 *   <li>CloudWatch Logs subscription: {@code logEvents[].message} holds a record as text (CloudWatch Logs User Guide, subscription filters);
 *       a CONTROL_MESSAGE holds none.
 *   <li>EventBridge: {@code detail} is the record, where {@code detail-type} ends in "via CloudTrail"; else it is the event of another service.
 *   <li>Firehose, and a single log event: {@code message} holds the record as text.
 *   <li>CloudTrail file: the elements of {@code Records}.
 * </ul>
 */
public final class Envelope {
    /** Each piece costs memory until all are settled. CloudWatch Logs puts at most 10,000 log events into one. */
    private static final int MOST_CARRIED = 100_000;

    private static final byte[] TYPE = name("messageType");
    private static final byte[] CONTROL = name("\"CONTROL_MESSAGE\"");
    private static final byte[] LOG_EVENTS = name("logEvents");
    private static final byte[] RECORDS = name("Records");
    /**
     * Arrays whose elements are read one by one, however long they are: CloudTrail files and events of Lambda, {@code lookup-events}, {@code
     * filter-log-events}, Firehose, {@code receive-message}.
     */
    private static final byte[][] ARRAYS = {RECORDS, name("Events"), name("events"), name("records"), name("Messages")};

    private static final byte[] MESSAGE = name("message");
    private static final byte[] DETAIL = name("detail");
    private static final byte[] DETAIL_TYPE = name("detail-type");
    private static final byte[] OF_CLOUDTRAIL = name("via CloudTrail\"");
    /** With these begin envelopes, and no records. */
    private static final byte[][] FIRST_NAMES = {TYPE, LOG_EVENTS, MESSAGE, name("owner"), name("id")};

    private final byte[] bytes;
    private final int limit;
    private final JsonText text;
    private final List<Slice> carried = new ArrayList<>();
    private long leftOut;
    private boolean recognised;
    private boolean control;
    private boolean ofOtherService;
    private boolean many;
    private int end;

    private Envelope(byte[] bytes, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        this.text = new JsonText(bytes, limit);
    }

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the object begins as envelopes do and records do not: worth opening before it is tried as a record. */
    public static boolean isLikely(byte[] bytes, int from, int limit) {
        int quote = Json.skipSpace(bytes, from + 1, limit);
        for (byte[] name : FIRST_NAMES) {
            if (isName(bytes, quote, limit, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(byte[] bytes, int quote, int limit, byte[] name) {
        int end = quote + 1 + name.length;
        return end < limit
                && bytes[quote] == '"'
                && bytes[end] == '"'
                && Arrays.equals(bytes, quote + 1, end, name, 0, name.length);
    }

    /**
     * Offset behind the bracket of <code>{"Records":[</code>, with which a CloudTrail file begins, or of an array of another name in {@link
     * #ARRAYS}; -1 when the object is another.
     */
    public static int insideRecords(byte[] bytes, int from, int limit) {
        int name = Json.skipSpace(bytes, from + 1, limit);
        int nameEnd = arrayName(bytes, name, limit);
        if (nameEnd < 0) {
            return -1;
        }
        int colon = Json.skipSpace(bytes, nameEnd, limit);
        int bracket = Json.skipSpace(bytes, colon + 1, limit);
        return bracket < limit && bytes[colon] == ':' && bytes[bracket] == '[' ? bracket + 1 : -1;
    }

    /** Behind the name, with its quotes, of an array of records. */
    private static int arrayName(byte[] bytes, int quote, int limit) {
        for (byte[] name : ARRAYS) {
            if (isName(bytes, quote, limit, name)) {
                return quote + name.length + 2;
            }
        }
        return -1;
    }

    /** Opens the envelope that begins at {@code from}; null when the object is none, or broken, or does not end before {@code limit}. */
    public static @Nullable Envelope open(byte[] bytes, int from, int limit) {
        var envelope = new Envelope(bytes, limit);
        envelope.end = envelope.read(from);
        return envelope.end > 0 && (envelope.recognised || envelope.control) ? envelope : null;
    }

    /** What the envelope carries, in order. */
    public List<Slice> carried() {
        return passedOver() == null ? carried : List.of();
    }

    /** What the envelope is, when it is known to carry no record; else null. */
    public PassedOver.@Nullable Kind passedOver() {
        if (control) {
            return PassedOver.Kind.CONTROL_MESSAGE;
        }
        return ofOtherService ? PassedOver.Kind.OTHER_EVENT : null;
    }

    /** Whether it carries one thing in one member, so that another member may be what carries the record. */
    public boolean isSingle() {
        return !many && carried().size() == 1;
    }

    /** How many pieces it carries beyond those. */
    public long leftOut() {
        return passedOver() == null ? leftOut : 0;
    }

    /** Offset behind the envelope. */
    public int end() {
        return end;
    }

    private int read(int from) {
        var members = new JsonMembers(bytes, from, limit);
        while (members.next()) {
            int value = members.value();
            byte first = JsonScan.get(bytes, value, limit);
            if (first == '[' && members.isNamed(LOG_EVENTS)) {
                members.moveTo(elements(value, this::logEvent));
            } else if (first == '[' && members.isNamed(RECORDS)) {
                members.moveTo(elements(value, this::carry));
            } else if (first == '"' && members.isNamed(MESSAGE)
                    || first == '{' && (members.isNamed(MESSAGE) || members.isNamed(DETAIL))) {
                members.moveTo(carry(value));
            } else {
                int valueEnd = members.pass();
                control |= members.isNamed(TYPE) && isControl(value, valueEnd);
                ofOtherService |= members.isNamed(DETAIL_TYPE) && !endsWith(value, valueEnd, OF_CLOUDTRAIL);
            }
        }
        return members.objectEnd();
    }

    private boolean endsWith(int from, int to, byte[] end) {
        return to - from >= end.length && Arrays.equals(bytes, to - end.length, to, end, 0, end.length);
    }

    private boolean isControl(int from, int to) {
        return to > 0 && Arrays.equals(bytes, from, to, CONTROL, 0, CONTROL.length);
    }

    /** Takes each element of the array, from its offset to the offset behind it; the offset behind the array. */
    private int elements(int from, IntUnaryOperator element) {
        recognised = true;
        many = true;
        int at = Json.skipSpace(bytes, from + 1, limit);
        if (JsonScan.get(bytes, at, limit) == ']') {
            return at + 1;
        }
        while (true) {
            int elementEnd = element.applyAsInt(at);
            at = elementEnd < 0 ? limit : Json.skipSpace(bytes, elementEnd, limit);
            byte mark = JsonScan.get(bytes, at, limit);
            if (mark != ',') {
                return mark == ']' ? at + 1 : JsonScan.NO;
            }
            at = Json.skipSpace(bytes, at + 1, limit);
        }
    }

    /** Carries the record inside a log event; a log event without one is carried itself, to be refused. */
    private int logEvent(int from) {
        if (JsonScan.get(bytes, from, limit) != '{') {
            return carry(from);
        }
        long before = carried.size() + leftOut;
        var members = new JsonMembers(bytes, from, limit);
        while (members.next()) {
            if (members.isNamed(MESSAGE)) {
                members.moveTo(carry(members.value()));
            } else {
                members.pass();
            }
        }
        return carried.size() + leftOut > before ? members.objectEnd() : carry(from);
    }

    /** Carries a value: what a text says, anything else as it stands. */
    private int carry(int from) {
        recognised = true;
        if (JsonScan.get(bytes, from, limit) != '"') {
            int valueEnd = JsonScan.value(bytes, from, limit);
            add(new Slice(bytes, from, Math.max(from, valueEnd)));
            return valueEnd;
        }
        int quote = text.read(from + 1);
        add(text.text());
        return quote < 0 ? JsonScan.NO : quote + 1;
    }

    private void add(Slice piece) {
        if (carried.size() < MOST_CARRIED) {
            carried.add(piece);
        } else {
            leftOut++;
        }
    }
}
