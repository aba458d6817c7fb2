package io.vigil.rules.condition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vigil.events.cloudtrail.RawJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the values at a path of unread JSON by scanning it once; builds no tree. A list on the way stands for each of its members, so that
 * {@code ipPermissions.items.ipRanges.items.cidrIp} is every range of every permission; a text on the way that is itself JSON stands for
 * what it holds.
 */
public final class JsonPath {
    // Names come from strangers: they are not interned, and names made to collide are no reason to refuse a record. The
    // table of names
    // (without which Jackson would decode all bytes to characters first) starts again at some thousand.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final String[] steps;
    private final byte[][] plainSteps;

    /** @param steps names of the objects' members, outermost first; may be empty */
    public JsonPath(String... steps) {
        this.steps = steps;
        this.plainSteps = Arrays.stream(steps)
                .map(step -> step.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** Whether any value at the path passes; false also for what is not JSON. */
    public boolean any(RawJson json, ValueTest test) {
        PlainScan.Outcome found = new PlainScan(json, plainSteps, test).value(0);
        return found == PlainScan.Outcome.GIVEN_UP ? parsed(json, test) : found == PlainScan.Outcome.YES;
    }

    /** The same by a parser, which understands all of JSON. */
    boolean parsed(RawJson json, ValueTest test) {
        return any(json, test, 0);
    }

    private boolean any(RawJson json, ValueTest test, int depth) {
        try (JsonParser parser = JSON.createParser(json.bytes(), json.from(), json.to() - json.from())) {
            parser.nextToken();
            return any(new Scan(parser, json, test), depth);
        } catch (IOException e) {
            return false; // cut off or malformed: it has no such value
        }
    }

    private record Scan(JsonParser parser, RawJson json, ValueTest test) {
        /** Passes over the object that begins here. */
        boolean object() throws IOException {
            int from = offset(parser.currentTokenLocation());
            parser.skipChildren();
            return test.object(new RawJson(json.bytes(), from, offset(parser.currentLocation())));
        }

        private int offset(JsonLocation location) {
            return json.from() + (int) location.getByteOffset();
        }
    }

    /** The parser stands on a value, and stands on its last token afterwards unless the answer is yes. */
    private boolean any(Scan scan, int depth) throws IOException {
        JsonToken token = scan.parser().currentToken();
        boolean there = depth == steps.length;
        if (token == JsonToken.START_ARRAY) {
            return anyMember(scan, depth);
        }
        if (token == JsonToken.START_OBJECT) {
            return there ? scan.object() : inside(scan, depth);
        }
        if (token == JsonToken.VALUE_NULL) {
            return there && scan.test().nothing();
        }
        if (token == JsonToken.VALUE_STRING && !there) {
            return inText(scan, depth);
        }
        return there && token != null && scan.test().text(scan.parser().getText());
    }

    private boolean inText(Scan scan, int depth) throws IOException {
        String document = JsonText.in(scan.parser().getText());
        return document != null && any(RawJson.of(document), scan.test(), depth);
    }

    private boolean anyMember(Scan scan, int depth) throws IOException {
        boolean empty = true;
        while (scan.parser().nextToken() != JsonToken.END_ARRAY) {
            if (any(scan, depth)) {
                return true;
            }
            empty = false;
        }
        return empty && depth == steps.length && scan.test().nothing();
    }

    private boolean inside(Scan scan, int depth) throws IOException {
        JsonParser parser = scan.parser();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean onPath = parser.currentName().equals(steps[depth]);
            parser.nextToken();
            if (onPath && any(scan, depth + 1)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
