package io.vigil.sinks.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.sinks.delivery.Message;
import java.util.Map;

/**
 * A finding for Security Hub's BatchImportFindings. Lengths and required fields: Security Hub's user guide, "Required top-level ASFF attributes".
 * The product is the account's own ({@code product/ACCOUNT/default}), which needs no registration.
 */
final class Asff {
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 1024;
    /** Where ASFF's taxonomy of types has another word for a tactic. */
    private static final Map<String, String> EFFECTS =
            Map.of("Exfiltration", "Effects/Data Exfiltration", "Impact", "Effects/Resource Consumption");

    private Asff() {}

    static JsonNode of(Message message) {
        JsonNode finding = message.finding();
        var asff = JsonNodeFactory.instance.objectNode();
        asff.put("SchemaVersion", "2018-10-08")
                .put("Id", finding.path("arn").asText())
                .put("ProductArn", productArn(message))
                .put("ProductName", "Vigil")
                .put("CompanyName", "Vigil")
                .put("GeneratorId", "vigil/" + vigil(finding, "unit"))
                .put("AwsAccountId", message.account())
                .put("Region", message.region());
        asff.putArray("Types").add(type(finding));
        asff.put("FirstObservedAt", finding.at("/service/eventFirstSeen").asText())
                .put("LastObservedAt", finding.at("/service/eventLastSeen").asText())
                .put("CreatedAt", finding.path("createdAt").asText())
                .put("UpdatedAt", finding.path("updatedAt").asText());
        double severity = finding.path("severity").asDouble();
        asff.putObject("Severity")
                .put("Label", Severity.of(severity).name())
                .put("Original", finding.path("severity").asText());
        asff.put("Title", cut(finding.path("title").asText(), TITLE))
                .put("Description", cut(finding.path("description").asText(), DESCRIPTION));
        addProductFields(asff, finding);
        addResources(asff, message);
        asff.put("RecordState", "ACTIVE").putObject("Workflow").put("Status", "NEW");
        return asff;
    }

    private static String productArn(Message message) {
        return String.join(
                ":",
                "arn",
                message.finding().path("partition").asText("aws"),
                "securityhub",
                message.region(),
                message.account(),
                "product/" + message.account() + "/default");
    }

    /** {@code TTPs/Credential Access/UnauthorizedAccess:EC2-SSHBruteForce}: of three parts, so a slash in a type becomes a dash. */
    private static String type(JsonNode finding) {
        String classifier = finding.path("type").asText().replace('/', '-');
        String tactic = Tactics.of(finding).stream().findFirst().orElse("Discovery");
        return EFFECTS.getOrDefault(tactic, "TTPs/" + tactic) + "/" + classifier;
    }

    private static void addProductFields(ObjectNode asff, JsonNode finding) {
        var fields = asff.putObject("ProductFields");
        fields.put("vigil/type", finding.path("type").asText())
                .put("vigil/unit", vigil(finding, "unit"))
                .put("vigil/count", finding.at("/service/count").asText());
        String call = finding.at("/service/action/awsApiCallAction/api").asText();
        if (!call.isEmpty()) {
            fields.put("vigil/api", call);
        }
        String address = RemoteAddress.of(finding);
        if (!address.isEmpty()) {
            fields.put("vigil/remoteIp", address);
        }
    }

    private static void addResources(ObjectNode asff, Message message) {
        var resources = asff.putArray("Resources");
        for (Resource each : Resource.of(message.finding())) {
            resources
                    .addObject()
                    .put("Type", each.type())
                    .put("Id", each.id())
                    .put("Partition", message.finding().path("partition").asText("aws"))
                    .put("Region", message.region());
        }
    }

    private static String vigil(JsonNode finding, String name) {
        return finding.at("/service/additionalInfo/vigil").path(name).asText("unknown");
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text.isEmpty() ? "-" : text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
