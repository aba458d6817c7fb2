package io.vigil.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vigil.events.codec.UnreadText;
import java.util.function.Predicate;

/** Takes out of a record what users do not want in findings. */
final class HiddenFields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TextNode HIDDEN = TextNode.valueOf("[hidden]");

    private final Predicate<String> hidden;

    /** @param hidden asked with the path of a field, names joined by dots, arrays left out; with an empty text for the record itself */
    HiddenFields(Predicate<String> hidden) {
        this.hidden = hidden;
    }

    /** The line without them; empty when nothing of it may be shown, or when it is no JSON, so that nobody can know what it shows. */
    UnreadText in(UnreadText line) {
        if (line.isEmpty() || hidden.test("")) {
            return UnreadText.EMPTY;
        }
        try {
            JsonNode record = JSON.readTree(line.toString());
            hide(record, "");
            return UnreadText.of(record.toString());
        } catch (JsonProcessingException e) {
            return UnreadText.EMPTY;
        }
    }

    private void hide(JsonNode node, String path) {
        if (node instanceof ArrayNode array) {
            array.forEach(each -> hide(each, path));
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                if (hidden.test(inner)) {
                    field.setValue(HIDDEN);
                } else {
                    hide(field.getValue(), inner);
                }
            });
        }
    }
}
