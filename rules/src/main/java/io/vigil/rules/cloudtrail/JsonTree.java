package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.rules.condition.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads unread JSON as a whole, for the few calls whose parameters have to be understood and not only looked through. */
final class JsonTree {
    private static final ObjectReader READER = new ObjectMapper().readerFor(JsonNode.class);

    private JsonTree() {}

    /** A missing node for what is absent or no JSON. */
    static JsonNode read(@Nullable RawJson json) {
        if (json == null) {
            return MissingNode.getInstance();
        }
        try {
            return document(READER.readTree(json.bytes(), json.from(), json.to() - json.from()));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The values at a path; a list on the way stands for each of its members, a text that is JSON for what it holds. Case does not matter: services write names in their own. */
    static List<JsonNode> at(JsonNode root, String[] steps) {
        List<JsonNode> values = List.of(root);
        for (String step : steps) {
            List<JsonNode> next = new ArrayList<>();
            values.forEach(value -> members(document(value))
                    .forEach(member -> members(child(member, step)).forEach(next::add)));
            values = next;
        }
        return values;
    }

    private static JsonNode child(JsonNode object, String name) {
        JsonNode exact = object.path(name);
        if (!exact.isMissingNode()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return exact;
    }

    static List<JsonNode> members(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(value);
        }
        List<JsonNode> members = new ArrayList<>();
        value.forEach(members::add);
        return members;
    }

    /** A document that stands as a text in a field of another, or as a part of it; any other value as it is. */
    static JsonNode document(JsonNode value) {
        String document = value.isTextual() ? JsonText.in(value.textValue()) : null;
        if (document == null) {
            return value;
        }
        try {
            return READER.readTree(document);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
