package io.vigil.console.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.http.Caller;
import io.vigil.console.http.Refusal;
import java.util.Optional;

/**
 * An operation that somebody asks for.
 *
 * @param call which, and the parameters in its path
 * @param body empty object where there is none
 */
record Ask(Operations.Call call, ObjectNode body, Caller caller) {
    private static final int LONGEST_TEXT = 512;

    String name() {
        return call.name();
    }

    /** A parameter of the path. */
    String place(String name) {
        return call.place().getOrDefault(name, "");
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(body.get(name))
                .filter(node -> !node.isNull())
                .map(node -> {
                    if (!node.isTextual() || node.asText().length() > LONGEST_TEXT) {
                        throw Refusal.badRequest("The request is rejected because " + name + " is no text of at most "
                                + LONGEST_TEXT + " characters.");
                    }
                    return node.asText();
                });
    }

    /** @throws Refusal when it is missing or has another form */
    String required(String name, String form) {
        return text(name)
                .filter(text -> text.matches(form))
                .orElseThrow(() -> Refusal.badRequest(
                        "The request is rejected because " + name + " is missing or not of the form " + form + "."));
    }

    /** Copies what the request gives of these. */
    void copy(ObjectNode to, String... names) {
        for (String name : names) {
            if (body.hasNonNull(name)) {
                to.set(name, body.get(name));
            }
        }
    }

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
