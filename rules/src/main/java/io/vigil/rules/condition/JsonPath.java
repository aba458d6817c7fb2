package io.vigil.rules.condition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vigil.events.RawJson;
import java.io.IOException;

/**
 * Finds the values at a path of unread JSON by scanning it once; builds no tree. A list on the way stands for each of its members, so that
 * {@code ipPermissions.items.ipRanges.items.cidrIp} is every range of every permission.
 */
final class JsonPath {
    // Names come from strangers: they must not fill a table that lives as long as the job.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final String[] steps;

    /** @param steps names of the objects' members, outermost first; may be empty */
    JsonPath(String... steps) {
        this.steps = steps;
    }

    /** Whether any value at the path passes; false also for what is not JSON. */
    boolean any(RawJson json, TextTest test) {
        try (JsonParser parser = JSON.createParser(json.bytes(), json.from(), json.to() - json.from())) {
            parser.nextToken();
            return any(parser, 0, test);
        } catch (IOException e) {
            return false; // cut off or malformed: it has no such value
        }
    }

    /** The parser stands on a value, and stands on its last token afterwards unless the answer is yes. */
    private boolean any(JsonParser parser, int depth, TextTest test) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            return anyMember(parser, depth, test);
        }
        if (token == JsonToken.START_OBJECT) {
            return depth == steps.length ? wholeObject(parser, test) : inside(parser, depth, test);
        }
        return depth == steps.length
                && token != null
                && token != JsonToken.VALUE_NULL
                && test.accepts(parser.getText());
    }

    private boolean anyMember(JsonParser parser, int depth, TextTest test) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (any(parser, depth, test)) {
                return true;
            }
        }
        return false;
    }

    private boolean wholeObject(JsonParser parser, TextTest test) throws IOException {
        parser.skipChildren();
        return test instanceof TextTest.Present;
    }

    private boolean inside(JsonParser parser, int depth, TextTest test) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean onPath = parser.currentName().equals(steps[depth]);
            parser.nextToken();
            if (onPath && any(parser, depth + 1, test)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
