package io.vigil.sources.cloudtrail;

import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawPart;
import org.jspecify.annotations.Nullable;

/** Every member of a CloudTrail record that is read: where it stands, and what it becomes (CloudTrail User Guide, record contents). */
enum Member {
    EVENT_TIME(Place.RECORD, "eventTime"),
    EVENT_ID(Place.RECORD, "eventID", ApiField.EVENT_ID),
    ACCOUNT(Place.RECORD, "recipientAccountId", ApiField.ACCOUNT),
    REGION(Place.RECORD, "awsRegion", ApiField.REGION),
    SERVICE(Place.RECORD, "eventSource", ApiField.SERVICE),
    NAME(Place.RECORD, "eventName", ApiField.NAME),
    EVENT_TYPE(Place.RECORD, "eventType", ApiField.EVENT_TYPE),
    EVENT_CATEGORY(Place.RECORD, "eventCategory", ApiField.EVENT_CATEGORY),
    ERROR_CODE(Place.RECORD, "errorCode", ApiField.ERROR_CODE),
    ERROR_MESSAGE(Place.RECORD, "errorMessage", ApiField.ERROR_MESSAGE),
    SOURCE_IP(Place.RECORD, "sourceIPAddress", ApiField.SOURCE_IP),
    USER_AGENT(Place.RECORD, "userAgent", ApiField.USER_AGENT),
    VPC_ENDPOINT(Place.RECORD, "vpcEndpointId", ApiField.VPC_ENDPOINT),
    VPC_ENDPOINT_ACCOUNT(Place.RECORD, "vpcEndpointAccountId", ApiField.VPC_ENDPOINT_ACCOUNT),
    SHARED_EVENT_ID(Place.RECORD, "sharedEventID", ApiField.SHARED_EVENT_ID),
    READ_ONLY(Place.RECORD, "readOnly", "true", CallFlag.READ_ONLY),
    MANAGEMENT(Place.RECORD, "managementEvent", "true", CallFlag.MANAGEMENT),
    FROM_CONSOLE(Place.RECORD, "sessionCredentialFromConsole", "true", CallFlag.FROM_CONSOLE),

    IDENTITY(Place.RECORD, "userIdentity", Place.IDENTITY),
    IDENTITY_TYPE(Place.IDENTITY, "type", ApiField.IDENTITY_TYPE),
    PRINCIPAL_ID(Place.IDENTITY, "principalId", ApiField.PRINCIPAL_ID),
    IDENTITY_ARN(Place.IDENTITY, "arn", ApiField.IDENTITY_ARN),
    IDENTITY_ACCOUNT(Place.IDENTITY, "accountId", ApiField.IDENTITY_ACCOUNT),
    ACCESS_KEY(Place.IDENTITY, "accessKeyId", ApiField.ACCESS_KEY),
    USER_NAME(Place.IDENTITY, "userName", ApiField.USER_NAME),
    INVOKED_BY(Place.IDENTITY, "invokedBy", ApiField.INVOKED_BY),

    SESSION(Place.IDENTITY, "sessionContext", Place.SESSION),
    SOURCE_IDENTITY(Place.SESSION, "sourceIdentity", ApiField.SOURCE_IDENTITY),
    ROLE_DELIVERY(Place.SESSION, "ec2RoleDelivery", ApiField.ROLE_DELIVERY),
    ISSUED_IN_VPC(Place.SESSION, "ec2IssuedInVPC", ApiField.ISSUED_IN_VPC),
    ASSUMED_ROOT(Place.SESSION, "assumedRoot", "true", CallFlag.ASSUMED_ROOT),
    ISSUER(Place.SESSION, "sessionIssuer", Place.ISSUER),
    ISSUER_TYPE(Place.ISSUER, "type", ApiField.ISSUER_TYPE),
    ISSUER_PRINCIPAL_ID(Place.ISSUER, "principalId", ApiField.ISSUER_PRINCIPAL_ID),
    ISSUER_ARN(Place.ISSUER, "arn", ApiField.ISSUER_ARN),
    ISSUER_ACCOUNT(Place.ISSUER, "accountId", ApiField.ISSUER_ACCOUNT),
    ISSUER_USER_NAME(Place.ISSUER, "userName", ApiField.ISSUER_USER_NAME),
    ATTRIBUTES(Place.SESSION, "attributes", Place.ATTRIBUTES),
    SESSION_CREATED(Place.ATTRIBUTES, "creationDate", ApiField.SESSION_CREATED),
    SESSION_MFA(Place.ATTRIBUTES, "mfaAuthenticated", "true", CallFlag.MFA),

    SCOPE(Place.IDENTITY, "inScopeOf", Place.SCOPE),
    SCOPE_TYPE(Place.SCOPE, "issuerType", ApiField.SCOPE_TYPE),
    SCOPE_ISSUED_TO(Place.SCOPE, "credentialsIssuedTo", ApiField.SCOPE_ISSUED_TO),

    BEHALF(Place.IDENTITY, "onBehalfOf", Place.BEHALF),
    BEHALF_USER(Place.BEHALF, "userId", ApiField.ON_BEHALF_OF),

    REQUEST(Place.RECORD, "requestParameters", RawPart.REQUEST_PARAMETERS, Place.REQUEST),
    BUCKET(Place.REQUEST, "bucketName", ApiField.BUCKET),
    OBJECT_KEY(Place.REQUEST, "key", ApiField.OBJECT_KEY),
    MODEL(Place.REQUEST, "modelId", ApiField.MODEL),
    ENDPOINT(Place.REQUEST, "endpointName", ApiField.MODEL),
    ELASTIC_IP_ASKED(Place.REQUEST, "publicIp", ApiField.ELASTIC_IP),
    ALLOCATION_ASKED(Place.REQUEST, "allocationId", ApiField.ALLOCATION),
    RESPONSE(Place.RECORD, "responseElements", RawPart.RESPONSE_ELEMENTS, Place.RESPONSE),
    CREDENTIALS(Place.RESPONSE, "credentials", Place.CREDENTIALS),
    /** Of a user, for good: {@code CreateAccessKey}. */
    LASTING_CREDENTIALS(Place.RESPONSE, "accessKey", Place.CREDENTIALS),
    MINTED_KEY(Place.CREDENTIALS, "accessKeyId", ApiField.MINTED_KEY),
    ELASTIC_IP(Place.RESPONSE, "publicIp", ApiField.ELASTIC_IP),
    ALLOCATION(Place.RESPONSE, "allocationId", ApiField.ALLOCATION),
    ADDITIONAL(Place.RECORD, "additionalEventData", RawPart.ADDITIONAL_EVENT_DATA, Place.ADDITIONAL),
    /** Sign-ins hold multi-factor authentication here; calls hold it in the session. */
    SIGN_IN_MFA(Place.ADDITIONAL, "MFAUsed", "Yes", CallFlag.MFA),
    BYTES_OUT(Place.ADDITIONAL, "bytesTransferredOut"),
    RESOURCES(Place.RECORD, "resources", RawPart.RESOURCES, null),
    SERVICE_DETAILS(Place.RECORD, "serviceEventDetails", RawPart.SERVICE_EVENT_DETAILS, null);

    /** The objects that hold the members. */
    enum Place {
        RECORD,
        IDENTITY,
        SESSION,
        ISSUER,
        ATTRIBUTES,
        SCOPE,
        BEHALF,
        REQUEST,
        RESPONSE,
        CREDENTIALS,
        ADDITIONAL
    }

    final Place place;
    final String label;
    /** The text that this member is kept as; null when it is none. */
    final @Nullable ApiField field;
    /** The part that this member is kept as, unread; null when it is none. */
    final @Nullable RawPart part;
    /** What this member says when it holds {@link #sign}, or true; 0 when it is no flag. */
    final int flag;

    /** Text of a flag that is set; empty when it is no flag. */
    final String sign;
    /** What this member is as an object whose own members are read; null when it is none. */
    final @Nullable Place inner;

    Member(Place place, String name) {
        this(place, name, new Use(null, null, 0, ""), null);
    }

    Member(Place place, String name, ApiField field) {
        this(place, name, new Use(field, null, 0, ""), null);
    }

    Member(Place place, String name, Place inner) {
        this(place, name, new Use(null, null, 0, ""), inner);
    }

    Member(Place place, String name, RawPart part, @Nullable Place inner) {
        this(place, name, new Use(null, part, 0, ""), inner);
    }

    Member(Place place, String name, String sign, int flag) {
        this(place, name, new Use(null, null, flag, sign), null);
    }

    private record Use(@Nullable ApiField field, @Nullable RawPart part, int flag, String sign) {}

    Member(Place place, String name, Use use, @Nullable Place inner) {
        this.place = place;
        this.label = name;
        this.field = use.field;
        this.part = use.part;
        this.flag = use.flag;
        this.sign = use.sign;
        this.inner = inner;
    }

    long bit() {
        return 1L << ordinal();
    }
}
