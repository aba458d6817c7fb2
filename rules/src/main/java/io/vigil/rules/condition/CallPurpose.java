package io.vigil.rules.condition;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a call is for, as GuardDuty divides the calls that come from suspicious addresses. */
enum CallPurpose {
    /** Reads what there is. */
    RECON,
    /** Any other call that manages something, and reading what is secret: that is taking it. */
    ACCESS,
    /** Lists objects or reads what is said of them. */
    OBJECT_DISCOVERY,
    /** Takes the content of objects. */
    OBJECT_COLLECTION,
    /** Writes, deletes or opens objects. */
    OBJECT_TAMPERING;

    private static final String S3 = "s3.amazonaws.com";
    private static final Pattern READING = Pattern.compile("(?:List|Describe|Get|Head|BatchGet|Lookup|Search).*");
    private static final Set<String> TAKES_SECRETS = Set.of(
            "GetSecretValue",
            "BatchGetSecretValue",
            "GetPasswordData",
            "GetSessionToken",
            "GetFederationToken",
            "GetSigninToken",
            "GetAuthorizationToken");
    private static final Set<String> DISCOVERS_OBJECTS = Set.of(
            "ListObjects",
            "ListObjectsV2",
            "ListObjectVersions",
            "ListMultipartUploads",
            "ListParts",
            "GetObjectAcl",
            "GetObjectTagging",
            "GetObjectAttributes",
            "HeadObject",
            "HeadBucket",
            "GetObjectLockConfiguration",
            "GetObjectRetention",
            "GetObjectLegalHold");
    private static final Set<String> TAKES_OBJECTS =
            Set.of("GetObject", "GetObjectTorrent", "SelectObjectContent", "CopyObject", "UploadPartCopy");

    static CallPurpose of(ApiCall call) {
        String name = call.name();
        if (!call.is(ApiCall.MANAGEMENT) && call.service().equals(S3)) {
            return ofObjects(name);
        }
        boolean reads = call.is(ApiCall.READ_ONLY) && READING.matcher(name).matches();
        return reads && !TAKES_SECRETS.contains(name) ? RECON : ACCESS;
    }

    private static CallPurpose ofObjects(String name) {
        if (DISCOVERS_OBJECTS.contains(name)) {
            return OBJECT_DISCOVERY;
        }
        return TAKES_OBJECTS.contains(name) ? OBJECT_COLLECTION : OBJECT_TAMPERING;
    }

    /**
     * Whether the caller holds credentials of somebody: a refused call proves them as well. Not so where the public reads public buckets, and
     * where anybody tries a password.
     */
    static boolean provesCredentials(ApiCall call) {
        boolean nobody = "anonymous".equals(call.text(ApiField.IDENTITY_ACCOUNT))
                || "ANONYMOUS_PRINCIPAL".equals(call.text(ApiField.PRINCIPAL_ID));
        boolean failedSignIn =
                "AwsConsoleSignIn".equals(call.text(ApiField.EVENT_TYPE)) && call.has(ApiField.ERROR_MESSAGE);
        return !nobody && !failedSignIn;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
