package io.vigil.events.cloudtrail;

/**
 * The texts of a CloudTrail record that detections read, in the order they are stored: new ones come last, because savepoints hold their
 * places. Names and meaning follow the CloudTrail record reference; a text that the record does not have is absent.
 */
public enum ApiField {
    EVENT_ID,
    /** {@code recipientAccountId}, else the account of the identity. */
    ACCOUNT,
    REGION,
    /** {@code eventSource}, such as {@code iam.amazonaws.com}. */
    SERVICE,
    /** {@code eventName}, such as {@code CreateUser}. */
    NAME,
    EVENT_TYPE,
    EVENT_CATEGORY,
    ERROR_CODE,
    ERROR_MESSAGE,
    SOURCE_IP,
    USER_AGENT,
    IDENTITY_TYPE,
    PRINCIPAL_ID,
    IDENTITY_ARN,
    IDENTITY_ACCOUNT,
    ACCESS_KEY,
    USER_NAME,
    INVOKED_BY,
    ISSUER_TYPE,
    ISSUER_PRINCIPAL_ID,
    ISSUER_ARN,
    ISSUER_ACCOUNT,
    ISSUER_USER_NAME,
    SESSION_CREATED,
    SOURCE_IDENTITY,
    /** Version of the instance metadata service that handed out an instance's credentials: {@code 1.0} or {@code 2.0}. */
    ROLE_DELIVERY,
    /** {@code inScopeOf.issuerType}, such as {@code AWS::Lambda::Function}. */
    SCOPE_TYPE,
    /** {@code inScopeOf.credentialsIssuedTo}. */
    SCOPE_ISSUED_TO,
    VPC_ENDPOINT,
    VPC_ENDPOINT_ACCOUNT,
    SHARED_EVENT_ID,
    /** {@code requestParameters.bucketName}, when that is a text. */
    BUCKET,
    /** {@code requestParameters.key}, when that is a text. */
    OBJECT_KEY,
    /** Who the baseline is of; see {@link ApiCall#principal()}. */
    PRINCIPAL,
    /** The AI model or endpoint that was asked: {@code requestParameters.modelId}, else {@code .endpointName}, when that is a text. */
    MODEL,
    /** VPC of the instance that the credentials were made for: {@code vpc-…}. */
    ISSUED_IN_VPC,
    /** {@code onBehalfOf.userId}: the user of IAM Identity Center for whom the call was made. */
    ON_BEHALF_OF,
    /** The key that the call made: {@code responseElements.credentials.accessKeyId}, or {@code .accessKey.accessKeyId}. */
    MINTED_KEY,
    /** An elastic address of EC2: {@code responseElements.publicIp}, else {@code requestParameters.publicIp}. */
    ELASTIC_IP,
    /** The name of an elastic address: {@code allocationId} of the response, else of the request. */
    ALLOCATION;

    static final int COUNT = values().length;
}
