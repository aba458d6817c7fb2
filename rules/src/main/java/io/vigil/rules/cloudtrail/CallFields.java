package io.vigil.rules.cloudtrail;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.EntryTest;
import io.vigil.rules.condition.Field;
import io.vigil.rules.condition.JsonPath;
import io.vigil.rules.condition.SharedFields;
import io.vigil.rules.condition.TextTest;
import io.vigil.rules.condition.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of CloudTrail records by their paths in the record: {@code userIdentity.type}, {@code requestParameters.policyArn}. What the event
 * holds decoded is compared in place; any other path is looked for in the unread JSON, when a rule for that very API asks.
 */
public final class CallFields implements Vocabulary<ApiCall> {
    private static final Map<String, RawPart> RAW = Map.of(
            "requestParameters", RawPart.REQUEST_PARAMETERS,
            "responseElements", RawPart.RESPONSE_ELEMENTS,
            "additionalEventData", RawPart.ADDITIONAL_EVENT_DATA,
            "resources", RawPart.RESOURCES,
            "serviceEventDetails", RawPart.SERVICE_EVENT_DETAILS);
    /** What of the record is neither decoded nor a part of its own. */
    private static final List<String> REST = List.of(
            "userIdentity.identityProvider",
            "userIdentity.credentialId",
            "userIdentity.onBehalfOf",
            "userIdentity.invokedByDelegate",
            "userIdentity.inScopeOf",
            "userIdentity.sessionContext.webIdFederationData",
            "tlsDetails",
            "requestID",
            "eventVersion",
            "apiVersion",
            "addendum",
            "eventContext");

    private static final String ISSUER = "userIdentity.sessionContext.sessionIssuer.";

    private final Map<String, Field<ApiCall>> fields = new HashMap<>();
    private final Map<String, Vocabulary.NamedTest<ApiCall>> namedTests;

    public CallFields(Map<String, Vocabulary.NamedTest<ApiCall>> namedTests) {
        this.namedTests = namedTests;
        addRecord();
        addIdentity();
        addFlags();
        SharedFields.addOrigin(fields, "origin", ApiCall::origin);
        SharedFields.addHits(fields);
    }

    private void addRecord() {
        stored("eventID", ApiField.EVENT_ID);
        stored("recipientAccountId", ApiField.ACCOUNT);
        stored("awsRegion", ApiField.REGION);
        stored("eventSource", ApiField.SERVICE);
        stored("eventName", ApiField.NAME);
        stored("eventType", ApiField.EVENT_TYPE);
        stored("eventCategory", ApiField.EVENT_CATEGORY);
        stored("errorCode", ApiField.ERROR_CODE);
        stored("errorMessage", ApiField.ERROR_MESSAGE);
        stored("sourceIPAddress", ApiField.SOURCE_IP);
        fields.put("userAgent", new UserAgent());
        stored("sharedEventID", ApiField.SHARED_EVENT_ID);
        stored("vpcEndpointId", ApiField.VPC_ENDPOINT);
        stored("vpcEndpointAccountId", ApiField.VPC_ENDPOINT_ACCOUNT);
        stored("requestParameters.bucketName", ApiField.BUCKET);
        stored("requestParameters.key", ApiField.OBJECT_KEY);
        fields.put("bytesTransferredOut", new Field.Amount<>(ApiCall::bytesOut));
    }

    private void addIdentity() {
        stored("userIdentity.type", ApiField.IDENTITY_TYPE);
        stored("userIdentity.principalId", ApiField.PRINCIPAL_ID);
        stored("userIdentity.arn", ApiField.IDENTITY_ARN);
        stored("userIdentity.accountId", ApiField.IDENTITY_ACCOUNT);
        stored("userIdentity.accessKeyId", ApiField.ACCESS_KEY);
        stored("userIdentity.userName", ApiField.USER_NAME);
        stored("userIdentity.invokedBy", ApiField.INVOKED_BY);
        stored("userIdentity.inScopeOf.issuerType", ApiField.SCOPE_TYPE);
        stored("userIdentity.onBehalfOf.userId", ApiField.ON_BEHALF_OF);
        stored("userIdentity.sessionContext.ec2IssuedInVPC", ApiField.ISSUED_IN_VPC);
        stored("userIdentity.inScopeOf.credentialsIssuedTo", ApiField.SCOPE_ISSUED_TO);
        stored(ISSUER + "type", ApiField.ISSUER_TYPE);
        stored(ISSUER + "principalId", ApiField.ISSUER_PRINCIPAL_ID);
        stored(ISSUER + "arn", ApiField.ISSUER_ARN);
        stored(ISSUER + "accountId", ApiField.ISSUER_ACCOUNT);
        stored(ISSUER + "userName", ApiField.ISSUER_USER_NAME);
        stored("userIdentity.sessionContext.attributes.creationDate", ApiField.SESSION_CREATED);
        stored("userIdentity.sessionContext.sourceIdentity", ApiField.SOURCE_IDENTITY);
        stored("userIdentity.sessionContext.ec2RoleDelivery", ApiField.ROLE_DELIVERY);
        stored("principal", ApiField.PRINCIPAL);
        fields.put("instance", (Field.Text<ApiCall>) ApiCall::instance);
    }

    private void addFlags() {
        flag("readOnly", CallFlag.READ_ONLY);
        flag("managementEvent", CallFlag.MANAGEMENT);
        flag("sessionCredentialFromConsole", CallFlag.FROM_CONSOLE);
        flag("userIdentity.sessionContext.attributes.mfaAuthenticated", CallFlag.MFA);
        flag("userIdentity.sessionContext.assumedRoot", CallFlag.ASSUMED_ROOT);
        fields.put("proves-credentials", new Field.Flag<>(CallPurpose::provesCredentials));
        fields.put("purpose", (Field.Text<ApiCall>) call -> CallPurpose.of(call).toString());
    }

    private void stored(String name, ApiField field) {
        fields.put(name, new Stored(field));
    }

    private void flag(String name, int flag) {
        fields.put(name, new Field.Flag<>(call -> call.is(flag)));
    }

    @Override
    public @Nullable Field<ApiCall> field(String name) {
        Field<ApiCall> known = fields.get(name);
        return known == null ? unread(name) : known;
    }

    /** The field that holds the text at this path of the record; null when that has to be looked for in the unread JSON. */
    public @Nullable ApiField decoded(String path) {
        Field<ApiCall> field = fields.get(path);
        if (field instanceof UserAgent) {
            return ApiField.USER_AGENT;
        }
        return field instanceof Stored stored && stored.field() != ApiField.PRINCIPAL ? stored.field() : null;
    }

    /** The unread part of the record that is the member of this name; null when it has no part of its own. */
    public static @Nullable RawPart part(String member) {
        return RAW.get(member);
    }

    private static @Nullable Field<ApiCall> unread(String path) {
        String[] steps = path.split("\\.", -1);
        RawPart part = part(steps[0]);
        if (part != null) {
            return new Unread(part, new JsonPath(Arrays.copyOfRange(steps, 1, steps.length)));
        }
        boolean known = REST.stream().anyMatch(rest -> path.equals(rest) || path.startsWith(rest + "."));
        return known ? new Unread(RawPart.RECORD, new JsonPath(steps)) : null;
    }

    @Override
    public Collection<String> fieldNames() {
        var names = new ArrayList<>(fields.keySet());
        names.addAll(RAW.keySet());
        return names;
    }

    @Override
    public Map<String, Vocabulary.NamedTest<ApiCall>> namedTests() {
        return namedTests;
    }

    /** A path of a part that is still JSON. */
    private record Unread(RawPart part, JsonPath path) implements Field.Texts<ApiCall> {
        @Override
        public boolean any(ApiCall call, TextTest test) {
            RawJson json = call.raw(part);
            return json != null && path.any(json, test);
        }

        @Override
        public Condition<ApiCall> entry(Condition<RawJson> wanted) {
            var test = new EntryTest(wanted);
            return new Condition<>(Condition.JSON, call -> {
                RawJson json = call.raw(part);
                return json != null && path.any(json, test);
            });
        }

        /** A part is one object, but for {@code resources}; what is asked of the rest of the record is never a list. */
        @Override
        public int sureSteps() {
            return switch (part) {
                case RESOURCES -> 0;
                case RECORD -> Integer.MAX_VALUE;
                default -> 1;
            };
        }

        @Override
        public int cost() {
            return Condition.JSON;
        }
    }
}
