package io.vigil.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** @param headers beside those that every answer has */
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
    /** The same, with one header more. */
    public Answer with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, Map.copyOf(more), body);
    }

    public static Answer json(JsonNode body) {
        return text(200, "application/json", body.toString());
    }

    public static Answer empty() {
        return json(JsonNodeFactory.instance.objectNode());
    }

    public static Answer text(int status, String contentType, String text) {
        return new Answer(status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The name stands in the header for clients of AWS, and in the body for people. */
    public static Answer of(Refusal refusal) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("message", refusal.getMessage())
                .put("__type", refusal.type());
        return new Answer(
                refusal.status(),
                "application/json",
                Map.of("x-amzn-ErrorType", refusal.type()),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
