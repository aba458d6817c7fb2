package io.vigil.intel.lists;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads lists in JSON that are not STIX: texts in arrays, objects with a member that is called as a column of indicators would be, and objects by
 * indicator, at any depth, of one document or one after the other ({@code DROP} of Spamhaus). Attributes of MISP count by their type, and only if
 * they are for detection ({@code to_ids}).
 */
final class JsonList {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Types of MISP attributes of which a part is an address, a name or a URL (MISP core format, attribute types). */
    private static final Set<String> MISP_TYPES = Set.of(
            "ip-src",
            "ip-dst",
            "ip-src|port",
            "ip-dst|port",
            "domain",
            "domain|ip",
            "hostname",
            "hostname|port",
            "url",
            "uri");

    private final BoundedText text;
    private final Consumer<Listed> found;

    private JsonList(BoundedText text, Consumer<Listed> found) {
        this.text = text;
        this.found = found;
    }

    /** @throws IOException saying where the text stops being JSON */
    static void read(BoundedText text, Consumer<Listed> found) throws IOException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            var reader = new JsonList(text, found);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                reader.value(parser);
            }
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new IOException("is no JSON from line " + line + " on: " + broken.getOriginalMessage(), broken);
        }
    }

    private void value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_ARRAY -> array(parser);
            case START_OBJECT -> object(parser);
            case VALUE_STRING -> found.accept(Listed.of(parser.currentLocation().getLineNr(), parser.getText()));
            default -> {}
        }
    }

    private void array(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            text.nextPiece();
            value(parser);
        }
    }

    /** What is nested is read as it comes; the scalars of an object are one entry. */
    private void object(JsonParser parser) throws IOException {
        text.nextPiece();
        int line = parser.currentLocation().getLineNr();
        ObjectNode scalars = MAPPER.createObjectNode();
        boolean nested = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            boolean scalar = parser.nextToken().isScalarValue();
            if (scalar) {
                scalars.set(member, parser.<JsonNode>readValueAsTree());
                continue;
            }
            boolean indicator = isAddress(member);
            if (indicator) {
                found.accept(Listed.of(line, member));
                parser.skipChildren();
            } else if (member.equals("tags") || member.equals("Tag")) {
                parser.skipChildren();
            } else {
                value(parser);
            }
            nested = true;
        }
        entry(line, scalars, nested);
    }

    private static boolean isAddress(String member) {
        return (member.indexOf('.') > 0 || member.indexOf(':') >= 0) && IndicatorText.read(member) instanceof Addresses;
    }

    private void entry(int line, ObjectNode scalars, boolean nested) {
        List<String> names = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        scalars.properties().forEach(member -> {
            names.add(member.getKey());
            cells.add(member.getValue().isNull() ? "" : member.getValue().asText());
        });
        if (isMisp(scalars)) {
            misp(line, scalars);
            return;
        }
        List<String> indicators = Columns.jsonIndicators(names, cells);
        for (String indicator : indicators) {
            found.accept(listed(line, indicator, names, cells));
        }
        boolean byAddress = indicators.isEmpty() && keys(line, names);
        if (indicators.isEmpty()
                && !byAddress
                && !nested
                && !"metadata".equals(scalars.path("type").asText())) {
            found.accept(Listed.withoutUse(line));
        }
    }

    /** An object whose names are the entries: their values are about them. */
    private boolean keys(int line, List<String> names) {
        List<String> entries = names.stream()
                .filter(name -> isAddress(name) || name.indexOf('.') > 0 && IndicatorText.read(name) instanceof Name)
                .toList();
        entries.forEach(entry -> found.accept(Listed.of(line, entry)));
        return !entries.isEmpty();
    }

    private static boolean isMisp(JsonNode object) {
        return object.has("to_ids") && object.has("type") && object.has("value");
    }

    private void misp(int line, JsonNode attribute) {
        boolean wanted = attribute.path("to_ids").asBoolean()
                && !attribute.path("deleted").asBoolean()
                && MISP_TYPES.contains(attribute.path("type").asText());
        if (!wanted) {
            found.accept(Listed.withoutUse(line));
            return;
        }
        // Of "address|port" and "name|address" the first part: the other is a number, or where the name pointed once.
        String value = attribute.path("value").asText().split("\\|", 2)[0];
        List<String> threats = ThreatNames.of(attribute.path("comment").asText(""));
        found.accept(new Listed(line, value, threats, Listed.ALWAYS, Listed.FOREVER));
    }

    private static Listed listed(int line, String indicator, List<String> names, List<String> cells) {
        Columns columns = Columns.of(ListFormat.CSV, names);
        var row = new CsvRows.Row(line, cells);
        try {
            return new Listed(line, indicator, columns.threats(row), columns.validFrom(row), columns.validUntil(row));
        } catch (DateTimeException unreadable) {
            return Listed.of(line, indicator + " until " + row.cell(columns.expiry()));
        }
    }
}
