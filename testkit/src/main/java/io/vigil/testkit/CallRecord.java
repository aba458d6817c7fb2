package io.vigil.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawPart;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call in the JSON of the CloudTrail record reference, for rules that read the record as a whole. */
final class CallRecord {
    private static final String ISSUER = "userIdentity.sessionContext.sessionIssuer.";

    private static final Map<ApiField, String> PATHS = Map.ofEntries(
            Map.entry(ApiField.EVENT_ID, "eventID"),
            Map.entry(ApiField.ACCOUNT, "recipientAccountId"),
            Map.entry(ApiField.REGION, "awsRegion"),
            Map.entry(ApiField.SERVICE, "eventSource"),
            Map.entry(ApiField.NAME, "eventName"),
            Map.entry(ApiField.EVENT_TYPE, "eventType"),
            Map.entry(ApiField.EVENT_CATEGORY, "eventCategory"),
            Map.entry(ApiField.ERROR_CODE, "errorCode"),
            Map.entry(ApiField.ERROR_MESSAGE, "errorMessage"),
            Map.entry(ApiField.SOURCE_IP, "sourceIPAddress"),
            Map.entry(ApiField.USER_AGENT, "userAgent"),
            Map.entry(ApiField.IDENTITY_TYPE, "userIdentity.type"),
            Map.entry(ApiField.PRINCIPAL_ID, "userIdentity.principalId"),
            Map.entry(ApiField.IDENTITY_ARN, "userIdentity.arn"),
            Map.entry(ApiField.IDENTITY_ACCOUNT, "userIdentity.accountId"),
            Map.entry(ApiField.ACCESS_KEY, "userIdentity.accessKeyId"),
            Map.entry(ApiField.USER_NAME, "userIdentity.userName"),
            Map.entry(ApiField.INVOKED_BY, "userIdentity.invokedBy"),
            Map.entry(ApiField.ISSUER_TYPE, ISSUER + "type"),
            Map.entry(ApiField.ISSUER_PRINCIPAL_ID, ISSUER + "principalId"),
            Map.entry(ApiField.ISSUER_ARN, ISSUER + "arn"),
            Map.entry(ApiField.ISSUER_ACCOUNT, ISSUER + "accountId"),
            Map.entry(ApiField.ISSUER_USER_NAME, ISSUER + "userName"),
            Map.entry(ApiField.SESSION_CREATED, "userIdentity.sessionContext.attributes.creationDate"),
            Map.entry(ApiField.SOURCE_IDENTITY, "userIdentity.sessionContext.sourceIdentity"),
            Map.entry(ApiField.ROLE_DELIVERY, "userIdentity.sessionContext.ec2RoleDelivery"),
            Map.entry(ApiField.SCOPE_TYPE, "userIdentity.inScopeOf.issuerType"),
            Map.entry(ApiField.SCOPE_ISSUED_TO, "userIdentity.inScopeOf.credentialsIssuedTo"),
            Map.entry(ApiField.ON_BEHALF_OF, "userIdentity.onBehalfOf.userId"),
            Map.entry(ApiField.ISSUED_IN_VPC, "userIdentity.sessionContext.ec2IssuedInVPC"),
            Map.entry(ApiField.MINTED_KEY, "responseElements.credentials.accessKeyId"),
            Map.entry(ApiField.VPC_ENDPOINT, "vpcEndpointId"),
            Map.entry(ApiField.VPC_ENDPOINT_ACCOUNT, "vpcEndpointAccountId"),
            Map.entry(ApiField.SHARED_EVENT_ID, "sharedEventID"));

    private static final Map<RawPart, String> PARTS = Map.of(
            RawPart.REQUEST_PARAMETERS, "requestParameters",
            RawPart.RESPONSE_ELEMENTS, "responseElements",
            RawPart.ADDITIONAL_EVENT_DATA, "additionalEventData",
            RawPart.RESOURCES, "resources",
            RawPart.SERVICE_EVENT_DETAILS, "serviceEventDetails");

    private CallRecord() {}

    static String of(long time, int flags, Map<ApiField, String> fields, Map<RawPart, JsonNode> parts) {
        ObjectNode written = JsonTexts.object();
        written.put("eventVersion", "1.11");
        written.put("eventTime", Instant.ofEpochMilli(time).toString());
        written.put("readOnly", (flags & CallFlag.READ_ONLY) != 0);
        written.put("managementEvent", (flags & CallFlag.MANAGEMENT) != 0);
        fields.forEach((field, text) -> put(written, PATHS.get(field), text));
        parts.forEach((part, json) -> written.set(PARTS.get(part), json));
        return written.toString();
    }

    /** Bucket and key have no path of their own: they stand in the request parameters. */
    private static void put(ObjectNode into, @Nullable String path, String text) {
        if (path == null) {
            return;
        }
        int dot = path.lastIndexOf('.');
        ObjectNode parent =
                dot < 0 ? into : into.withObject("/" + path.substring(0, dot).replace('.', '/'));
        parent.put(path.substring(dot + 1), text);
    }
}
