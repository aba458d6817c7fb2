package io.vigil.console.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A finding's JSON with what people did to it. */
public final class FindingDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingDocument() {}

    public static ObjectNode of(Row row) {
        ObjectNode document = of(row.document(), row.archived());
        if (row.feedback() != null && document.get("service") instanceof ObjectNode service) {
            service.put("userFeedback", row.feedback());
        }
        return document;
    }

    /** The same as text; that which is stored, where nobody did anything to the finding. */
    public static String text(Row row) {
        return row.touched() ? of(row).toString() : row.document();
    }

    static ObjectNode of(String text, boolean archived) {
        try {
            JsonNode document = JSON.readTree(text);
            if (document.get("service") instanceof ObjectNode service) {
                service.put("archived", archived);
            }
            return (ObjectNode) document;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a document that is no JSON", e);
        }
    }
}
