package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A filter that archives, as suppressions of the job's tuning file. The job decides by each signal, so that an attack never hides behind known
 * noise; hence only what a signal has can be asked for: its type, account, principal, instance and far side.
 */
final class Suppressions {
    private static final Map<String, String> KEYS = Map.of(
            "type", "type",
            "accountId", "account",
            "resource.accessKeyDetails.userName", "principal",
            "resource.accessKeyDetails.principalId", "principal",
            "service.detection.sequence.actors.user.name", "principal",
            "service.detection.sequence.actors.user.uid", "principal",
            "resource.instanceDetails.instanceId", "instance",
            "service.action.awsApiCallAction.remoteIpDetails.ipAddressV4", "remote",
            "service.action.networkConnectionAction.remoteIpDetails.ipAddressV4", "remote");

    private static final String ARCHIVED = "service.archived";
    private static final String NEVER = "9999-12-31";
    private static final int MOST = 100;

    private Suppressions() {}

    /**
     * @param criterion of a filter
     * @param why for whoever reads the tuning file
     * @return a list: a suppression for each combination of values
     * @throws Refusal when it asks for what a job cannot decide by
     */
    static List<ObjectNode> of(JsonNode criterion, String why) {
        var all = List.of(Ask.empty());
        for (var each : criterion.properties()) {
            if (!each.getKey().equals(ARCHIVED)) {
                all = product(all, key(each.getKey()), values(each.getKey(), each.getValue()));
            }
        }
        if (all.get(0).isEmpty()) {
            throw Refusal.badRequest(
                    "The request is rejected because the filter would archive every finding: give a field such as type.");
        }
        all.forEach(each -> each.put("expires", NEVER).put("why", why));
        return all;
    }

    private static String key(String field) {
        String key = KEYS.get(field);
        if (key == null) {
            throw Refusal.badRequest(
                    "The request is rejected because a filter with the action ARCHIVE cannot use " + field
                            + "; a running job can archive by "
                            + String.join(", ", KEYS.keySet().stream().sorted().toList()) + ".");
        }
        return key;
    }

    private static List<String> values(String field, JsonNode condition) {
        var values = new ArrayList<String>();
        for (var each : condition.properties()) {
            boolean glob = each.getKey().equals("matches");
            if (!glob && !Stream.of("equals", "eq").toList().contains(each.getKey())) {
                throw Refusal.badRequest("The request is rejected because a filter with the action ARCHIVE cannot use "
                        + each.getKey() + " of " + field + "; use equals or matches.");
            }
            for (JsonNode value : each.getValue()) {
                if (!glob && value.asText().matches(".*[*?].*")) {
                    throw Refusal.badRequest("The request is rejected because * and ? in " + field
                            + " stand for other letters; use matches.");
                }
                values.add(value.asText());
            }
        }
        return values;
    }

    private static List<ObjectNode> product(List<ObjectNode> all, String key, List<String> values) {
        if (all.get(0).has(key)) {
            throw Refusal.badRequest(
                    "The request is rejected because two fields of the filter mean the same " + key + ".");
        }
        if (values.isEmpty() || all.size() * values.size() > MOST) {
            throw Refusal.badRequest(
                    "The request is rejected because the filter has no value for a field, or more than " + MOST
                            + " combinations of values.");
        }
        return all.stream()
                .flatMap(each -> values.stream().map(value -> each.deepCopy().put(key, value)))
                .toList();
    }
}
