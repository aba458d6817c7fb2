package io.vigil.sinks.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.sinks.delivery.Message;
import java.time.Instant;

/** A Detection Finding of OCSF with the cloud profile. See https://schema.ocsf.io, class {@code detection_finding}. */
final class Ocsf {
    static final String VERSION = "1.8.0";

    private static final int CATEGORY = 2;
    private static final int CLASS = 2004;
    private static final int CREATE = 1;
    private static final int UPDATE = 2;
    private static final int AWS_ACCOUNT = 10;
    private static final int NEW = 1;
    private static final int RULE = 1;

    private Ocsf() {}

    static JsonNode of(Message message) {
        JsonNode finding = message.finding();
        int activity = message.count() > 1 ? UPDATE : CREATE;
        Severity severity = Severity.of(finding.path("severity").asDouble());
        var event = JsonNodeFactory.instance.objectNode();
        event.put("activity_id", activity)
                .put("activity_name", activity == CREATE ? "Create" : "Update")
                .put("category_uid", CATEGORY)
                .put("category_name", "Findings")
                .put("class_uid", CLASS)
                .put("class_name", "Detection Finding")
                .put("type_uid", CLASS * 100 + activity)
                .put("time", message.updatedAt().toEpochMilli())
                .put("severity_id", severity.ocsfId)
                .put("severity", severity.ocsfName)
                .put("status_id", NEW)
                .put("status", "New")
                .put("is_alert", true)
                .put("count", message.count())
                .put("message", finding.path("title").asText());
        addMetadata(event, message);
        addCloud(event, message);
        addFindingInfo(event, finding);
        addResources(event, message);
        addEvidence(event, finding);
        return event;
    }

    private static void addMetadata(ObjectNode event, Message message) {
        var metadata = event.putObject("metadata").put("version", VERSION).put("uid", message.id());
        metadata.putArray("profiles").add("cloud");
        metadata.putObject("product").put("name", "Vigil").put("vendor_name", "Vigil");
    }

    private static void addCloud(ObjectNode event, Message message) {
        event.putObject("cloud")
                .put("provider", "AWS")
                .put("region", message.region())
                .putObject("account")
                .put("uid", message.account())
                .put("type_id", AWS_ACCOUNT)
                .put("type", "AWS Account");
    }

    private static void addFindingInfo(ObjectNode event, JsonNode finding) {
        var info = event.putObject("finding_info")
                .put("uid", finding.path("id").asText())
                .put("title", finding.path("title").asText())
                .put("desc", finding.path("description").asText())
                .put("created_time", millis(finding.path("createdAt")))
                .put("modified_time", millis(finding.path("updatedAt")))
                .put("first_seen_time", millis(finding.at("/service/eventFirstSeen")))
                .put("last_seen_time", millis(finding.at("/service/eventLastSeen")));
        info.putArray("types").add(finding.path("type").asText());
        String unit = finding.at("/service/additionalInfo/vigil/unit").asText("unknown");
        info.putObject("analytic")
                .put("uid", unit)
                .put("name", unit)
                .put("type_id", RULE)
                .put("type", "Rule");
        var attacks = info.putArray("attacks");
        for (String tactic : Tactics.of(finding)) {
            var known = attacks.addObject().putObject("tactic").put("name", tactic);
            if (!Tactics.id(tactic).isEmpty()) {
                known.put("uid", Tactics.id(tactic));
            }
        }
        for (String technique : Tactics.techniques(finding)) {
            String kind = technique.contains(".") ? "sub_technique" : "technique";
            attacks.addObject().putObject(kind).put("uid", technique);
        }
    }

    private static void addResources(ObjectNode event, Message message) {
        var resources = event.putArray("resources");
        for (Resource each : Resource.of(message.finding())) {
            resources
                    .addObject()
                    .put("uid", each.id())
                    .put("name", each.name())
                    .put("type", each.type())
                    .put("region", message.region())
                    .put("cloud_partition", message.finding().path("partition").asText("aws"));
        }
    }

    /** Absent where nothing is known of who, what and where from. */
    private static void addEvidence(ObjectNode event, JsonNode finding) {
        var evidence = JsonNodeFactory.instance.objectNode();
        JsonNode call = finding.at("/service/action/awsApiCallAction");
        if (call.hasNonNull("api")) {
            evidence.putObject("api")
                    .put("operation", call.path("api").asText())
                    .putObject("service")
                    .put("name", call.path("serviceName").asText());
        }
        String user = finding.at("/resource/accessKeyDetails/userName").asText();
        if (!user.isEmpty()) {
            evidence.putObject("actor").putObject("user").put("name", user);
        }
        String address = RemoteAddress.of(finding);
        if (!address.isEmpty()) {
            evidence.putObject("src_endpoint").put("ip", address);
        }
        String domain = finding.at("/service/action/dnsRequestAction/domain").asText();
        if (!domain.isEmpty()) {
            evidence.putObject("query").put("hostname", domain);
        }
        if (!evidence.isEmpty()) {
            event.putArray("evidences").add(evidence);
        }
    }

    private static long millis(JsonNode time) {
        return Instant.parse(time.asText()).toEpochMilli();
    }
}
