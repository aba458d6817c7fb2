package io.vigil.events.cloudtrail;

import io.vigil.events.codec.UnreadText;
import io.vigil.events.logs.LogLine;
import java.util.EnumMap;
import java.util.Map;

/** The CloudTrail record of a call, or what the call keeps of it. */
final class CallLine {
    private static final Map<ApiField, String> NAMES = new EnumMap<>(ApiField.class);

    static {
        NAMES.put(ApiField.EVENT_ID, "eventID");
        NAMES.put(ApiField.EVENT_TYPE, "eventType");
        NAMES.put(ApiField.EVENT_CATEGORY, "eventCategory");
        NAMES.put(ApiField.SERVICE, "eventSource");
        NAMES.put(ApiField.NAME, "eventName");
        NAMES.put(ApiField.REGION, "awsRegion");
        NAMES.put(ApiField.ACCOUNT, "recipientAccountId");
        NAMES.put(ApiField.SOURCE_IP, "sourceIPAddress");
        NAMES.put(ApiField.USER_AGENT, "userAgent");
        NAMES.put(ApiField.ERROR_CODE, "errorCode");
        NAMES.put(ApiField.ERROR_MESSAGE, "errorMessage");
        NAMES.put(ApiField.VPC_ENDPOINT, "vpcEndpointId");
        NAMES.put(ApiField.VPC_ENDPOINT_ACCOUNT, "vpcEndpointAccountId");
        NAMES.put(ApiField.SHARED_EVENT_ID, "sharedEventID");
        NAMES.put(ApiField.IDENTITY_TYPE, "userIdentity.type");
        NAMES.put(ApiField.PRINCIPAL_ID, "userIdentity.principalId");
        NAMES.put(ApiField.IDENTITY_ARN, "userIdentity.arn");
        NAMES.put(ApiField.IDENTITY_ACCOUNT, "userIdentity.accountId");
        NAMES.put(ApiField.ACCESS_KEY, "userIdentity.accessKeyId");
        NAMES.put(ApiField.USER_NAME, "userIdentity.userName");
        NAMES.put(ApiField.INVOKED_BY, "userIdentity.invokedBy");
        NAMES.put(ApiField.ON_BEHALF_OF, "userIdentity.onBehalfOf.userId");
        NAMES.put(ApiField.SCOPE_TYPE, "userIdentity.inScopeOf.issuerType");
        NAMES.put(ApiField.SCOPE_ISSUED_TO, "userIdentity.inScopeOf.credentialsIssuedTo");
        NAMES.put(ApiField.ISSUER_TYPE, "userIdentity.sessionContext.sessionIssuer.type");
        NAMES.put(ApiField.ISSUER_PRINCIPAL_ID, "userIdentity.sessionContext.sessionIssuer.principalId");
        NAMES.put(ApiField.ISSUER_ARN, "userIdentity.sessionContext.sessionIssuer.arn");
        NAMES.put(ApiField.ISSUER_ACCOUNT, "userIdentity.sessionContext.sessionIssuer.accountId");
        NAMES.put(ApiField.ISSUER_USER_NAME, "userIdentity.sessionContext.sessionIssuer.userName");
        NAMES.put(ApiField.SESSION_CREATED, "userIdentity.sessionContext.attributes.creationDate");
        NAMES.put(ApiField.SOURCE_IDENTITY, "userIdentity.sessionContext.sourceIdentity");
        NAMES.put(ApiField.ROLE_DELIVERY, "userIdentity.sessionContext.ec2RoleDelivery");
        NAMES.put(ApiField.BUCKET, "requestParameters.bucketName");
        NAMES.put(ApiField.OBJECT_KEY, "requestParameters.key");
    }

    private CallLine() {}

    static UnreadText of(ApiCall call) {
        RawJson logged = call.raw(RawPart.RECORD);
        return logged != null && logged.to() - logged.from() <= LogLine.LONGEST
                ? UnreadText.ofUtf8(logged.bytes(), logged.from(), logged.to())
                : kept(call);
    }

    private static UnreadText kept(ApiCall call) {
        var line = new LogLine().time("eventTime", call.time());
        NAMES.forEach((field, name) -> line.text(name, call.text(field)));
        return line.written();
    }
}
