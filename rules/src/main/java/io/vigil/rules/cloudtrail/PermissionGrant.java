package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.rules.policy.Policy;

/**
 * Reads the calls that add one statement to a policy by single parameters, and judges the statement as if it had been written out:
 * {@code AddPermission} and {@code AddLayerVersionPermission} of Lambda, {@code PutPermission} of EventBridge.
 */
final class PermissionGrant {
    private PermissionGrant() {}

    /** A policy of one statement. */
    static Policy read(JsonNode parameters) {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("Effect", "Allow");
        String principal = parameters.path("principal").asText();
        statement.putObject("Principal").put(principal.contains(".amazon") ? "Service" : "AWS", principal);
        statement.set("Condition", conditions(parameters));
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.set("Statement", statement);
        return Policy.read(policy);
    }

    private static ObjectNode conditions(JsonNode parameters) {
        ObjectNode conditions = JsonNodeFactory.instance.objectNode();
        put(conditions, "ArnLike", "aws:SourceArn", parameters.path("sourceArn"));
        put(conditions, "StringEquals", "aws:SourceAccount", parameters.path("sourceAccount"));
        put(conditions, "StringEquals", "aws:PrincipalOrgID", parameters.path("principalOrgID"));
        put(conditions, "StringEquals", "aws:PrincipalOrgID", parameters.path("organizationId"));
        put(conditions, "StringEquals", "lambda:EventSourceToken", parameters.path("eventSourceToken"));
        JsonNode own = parameters.path("condition");
        put(conditions, own.path("type").asText(), own.path("key").asText(), own.path("value"));
        return conditions;
    }

    private static void put(ObjectNode conditions, String operator, String key, JsonNode value) {
        if (value.isTextual()) {
            conditions.withObjectProperty(operator).put(key, value.textValue());
        }
    }
}
