package io.vigil.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.console.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** GuardDuty's FindingCriteria: conditions that must all hold. None: every finding. */
public record Criteria(List<Condition> conditions) {
    /** Not a field of GuardDuty's: whatever names a user, role, key, instance, bucket, address or domain in a finding. */
    public static final String ENTITY = "entity";

    /** Not a field of GuardDuty's: the finding that people meet a finding under, a sequence that it is a member of or itself. */
    public static final String INCIDENT = "incident";

    private static final int MOST_FIELDS = 50;
    private static final List<String> ENTITY_FIELDS = List.of(
            "resource.accessKeyDetails.userName",
            "resource.accessKeyDetails.principalId",
            "resource.accessKeyDetails.accessKeyId",
            "resource.instanceDetails.instanceId",
            "resource.s3BucketDetails.name",
            "resource.s3BucketDetails.arn",
            "service.action.awsApiCallAction.remoteIpDetails.ipAddressV4",
            "service.action.awsApiCallAction.remoteIpDetails.ipAddressV6",
            "service.action.networkConnectionAction.remoteIpDetails.ipAddressV4",
            "service.action.networkConnectionAction.remoteIpDetails.ipAddressV6",
            "service.additionalInfo.vigil.principal",
            "service.additionalInfo.vigil.rootPrincipal",
            "service.additionalInfo.vigil.resource",
            "service.additionalInfo.vigil.accessKeys",
            "service.additionalInfo.vigil.remotes.ip",
            "service.additionalInfo.vigil.domains",
            "service.action.dnsRequestAction.domain",
            "service.detection.sequence.actors.user.name",
            "service.detection.sequence.actors.user.uid",
            "service.detection.sequence.actors.user.credentialUid",
            "service.detection.sequence.resources.name",
            "service.detection.sequence.resources.uid",
            "service.detection.sequence.endpoints.ip");

    /**
     * @param given {@code {"criterion": {FIELD: {…}}}}; missing for all
     * @throws Refusal naming what is wrong
     */
    public static Criteria read(JsonNode given) {
        var conditions = new ArrayList<Condition>();
        given.path("criterion")
                .properties()
                .forEach(each -> conditions.add(Condition.read(each.getKey(), each.getValue())));
        if (conditions.size() > MOST_FIELDS) {
            throw Refusal.badRequest("The request is rejected because findingCriteria has more than 50 fields.");
        }
        return new Criteria(List.copyOf(conditions));
    }

    /** Whether the document meets them, without any database: what SQL must agree with. */
    public boolean hold(JsonNode document) {
        return conditions.stream().allMatch(each -> each.holds(valuesAt(document, each.field())));
    }

    /** The fields of a finding that a name stands for: one, but for {@link #ENTITY}. */
    static List<String> fields(String name) {
        return name.equals(ENTITY) ? ENTITY_FIELDS : List.of(name);
    }

    /** The same, and this. */
    public Criteria and(Condition more) {
        return new Criteria(Stream.concat(conditions.stream(), Stream.of(more)).toList());
    }

    static List<String> valuesAt(JsonNode document, String name) {
        return name.equals(INCIDENT) ? List.of(incident(document)) : valuesAtFields(document, name);
    }

    private static String incident(JsonNode document) {
        return valuesAtField(document, "service.additionalInfo.vigil.memberOf.id")
                .min(Comparator.naturalOrder())
                .orElse(document.path("id").asText());
    }

    private static List<String> valuesAtFields(JsonNode document, String name) {
        return fields(name).stream()
                .flatMap(field -> valuesAtField(document, field))
                .toList();
    }

    private static Stream<String> valuesAtField(JsonNode document, String field) {
        var nodes = List.of(document);
        for (String name : field.split("\\.")) {
            nodes = nodes.stream()
                    .flatMap(node -> elements(node).stream())
                    .map(node -> node.get(name))
                    .filter(node -> node != null)
                    .toList();
        }
        return nodes.stream()
                .flatMap(node -> elements(node).stream())
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(JsonNode::asText);
    }

    private static List<JsonNode> elements(JsonNode node) {
        if (!node.isArray()) {
            return List.of(node);
        }
        var elements = new ArrayList<JsonNode>();
        node.forEach(each -> elements.addAll(elements(each)));
        return elements;
    }
}
