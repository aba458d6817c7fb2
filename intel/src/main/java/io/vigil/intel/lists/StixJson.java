package io.vigil.intel.lists;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Consumer;

/** Reads STIX 2.x JSON: the indicators of a bundle, of an array, or one after the other. Other objects describe attacks, not what to look for. */
final class StixJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BoundedText text;
    private final Consumer<Listed> found;

    private StixJson(BoundedText text, Consumer<Listed> found) {
        this.text = text;
        this.found = found;
    }

    /** @throws IOException saying where the text stops being JSON */
    static void read(BoundedText text, Consumer<Listed> found) throws IOException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            var reader = new StixJson(text, found);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                reader.readValue(parser);
            }
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new IOException("is no JSON from line " + line + " on: " + broken.getOriginalMessage(), broken);
        }
    }

    private void readValue(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readObject(parser);
        }
    }

    /** Holds one object of a bundle at a time, so that a large bundle needs no tree of its own. */
    private void readObject(JsonParser parser) throws IOException {
        text.nextPiece();
        int line = parser.currentLocation().getLineNr();
        ObjectNode fields = MAPPER.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("objects")) {
                readObjects(parser);
            } else {
                fields.set(name, parser.<JsonNode>readValueAsTree());
            }
        }
        if (fields.path("type").asText().equals("indicator")) {
            readIndicator(line, fields);
        }
    }

    private void readObjects(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            readObject(parser);
        }
    }

    private void readIndicator(int line, JsonNode indicator) {
        if (!indicator.path("pattern_type").asText("stix").equals("stix")) {
            found.accept(Listed.withoutUse(line));
            return;
        }
        List<String> values = StixPattern.values(indicator.path("pattern").asText());
        if (values.isEmpty()) {
            found.accept(Listed.withoutUse(line));
        }
        List<String> threats = ThreatNames.of(indicator.path("name").asText(""));
        for (String value : values) {
            found.accept(listed(line, value, threats, indicator));
        }
    }

    private static Listed listed(int line, String value, List<String> threats, JsonNode indicator) {
        if (indicator.path("revoked").asBoolean()) {
            return Listed.until(line, value, threats, Listed.NEVER);
        }
        String start = indicator.path("valid_from").asText("");
        String end = indicator.path("valid_until").asText("");
        try {
            return new Listed(line, value, threats, Expiry.start(start), Expiry.end(end));
        } catch (DateTimeException unreadable) {
            return Listed.of(line, value + " until " + end);
        }
    }
}
