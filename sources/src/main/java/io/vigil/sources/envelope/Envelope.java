package io.vigil.sources.envelope;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object around records:
 *
 * <ul>
 *   <li>CloudWatch Logs subscription: {@code logEvents[].message} holds a record as text (CloudWatch Logs User Guide, subscription filters);
 *       a CONTROL_MESSAGE holds none.
 *   <li>EventBridge: {@code detail} is the record.
 *   <li>Firehose, and a single log event: {@code message} holds the record as text.
 *   <li>CloudTrail file: the elements of {@code Records}.
 * </ul>
 */
public final class Envelope {
    private static final byte[][] FIRST_NAMES = {
        name("messageType"), name("logEvents"), name("owner"), name("message"), name("id"),
    };

    private static final byte[] RECORDS = name("Records");

    private final JsonParser parser;
    private final Slice whole;
    private final List<Slice> carried = new ArrayList<>();
    private boolean recognised;

    private Envelope(JsonParser parser, Slice whole) {
        this.parser = parser;
        this.whole = whole;
    }

    private static byte[] name(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the object begins as envelopes do and records do not: worth opening before it is tried as a record. */
    public static boolean isLikely(byte[] bytes, int from, int to) {
        int quote = Json.skipSpace(bytes, from + 1, to);
        for (byte[] name : FIRST_NAMES) {
            if (startsWith(bytes, quote, to, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] name) {
        for (int at = 0; at < name.length; at++) {
            if (from + at >= to || bytes[from + at] != name[at]) {
                return false;
            }
        }
        return true;
    }

    /** Offset behind the bracket of <code>{"Records":[</code>, with which a CloudTrail file begins; -1 when the object is another. */
    public static int insideRecords(byte[] bytes, int from, int to) {
        int name = Json.skipSpace(bytes, from + 1, to);
        if (!startsWith(bytes, name, to, RECORDS)) {
            return -1;
        }
        int colon = Json.skipSpace(bytes, name + RECORDS.length, to);
        int bracket = Json.skipSpace(bytes, colon + 1, to);
        return bracket < to && bytes[colon] == ':' && bytes[bracket] == '[' ? bracket + 1 : -1;
    }

    /** What the envelope carries, in order; null when the object is no envelope, or no JSON. */
    public static @Nullable List<Slice> open(Slice object) throws IOException {
        try (var parser = Json.parser(object.bytes(), object.from(), object.to())) {
            return new Envelope(parser, object).open();
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private @Nullable List<Slice> open() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        boolean control = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            var value = parser.nextToken();
            switch (name) {
                case "messageType" -> control = "CONTROL_MESSAGE".equals(parser.getText());
                case "logEvents" -> forEach(value, this::logEvent);
                case "Records" -> forEach(value, this::carry);
                case "message" -> carryIf(value == JsonToken.VALUE_STRING || value == JsonToken.START_OBJECT);
                case "detail" -> carryIf(value == JsonToken.START_OBJECT);
                default -> {}
            }
            parser.skipChildren();
        }
        return control ? List.of() : recognised ? carried : null;
    }

    private interface Step {
        void take() throws IOException;
    }

    private void forEach(JsonToken value, Step step) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            return;
        }
        recognised = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            step.take();
        }
    }

    /** The record inside a log event; a log event without one is carried itself, to be refused. */
    private void logEvent() throws IOException {
        int before = carried.size();
        int from = offset(parser.currentTokenLocation());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean message = "message".equals(parser.currentName());
                parser.nextToken();
                carryIf(message);
                parser.skipChildren();
            }
        } else {
            parser.skipChildren();
        }
        if (carried.size() == before) {
            parser.finishToken();
            carried.add(new Slice(whole.bytes(), from, offset(parser.currentLocation())));
        }
    }

    private void carryIf(boolean wanted) throws IOException {
        if (wanted) {
            recognised = true;
            carry();
        }
    }

    /** Carries the value at hand: what a text says, anything else as it stands. */
    private void carry() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            carried.add(Slice.of(parser.getText()));
            return;
        }
        int from = offset(parser.currentTokenLocation());
        parser.skipChildren();
        parser.finishToken();
        carried.add(new Slice(whole.bytes(), from, offset(parser.currentLocation())));
    }

    private int offset(JsonLocation location) {
        return whole.from() + (int) location.getByteOffset();
    }
}
