package io.vigil.rules.cloudtrail;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a call is for, as GuardDuty divides the calls that come from suspicious addresses. */
public enum CallPurpose {
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

    private static final byte[] ANONYMOUS_ACCOUNT = ascii("anonymous");
    private static final byte[] ANONYMOUS_PRINCIPAL = ascii("ANONYMOUS_PRINCIPAL");
    private static final byte[] SIGN_IN = ascii("AwsConsoleSignIn");

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
        if (!call.is(CallFlag.MANAGEMENT) && call.service().equals(S3)) {
            return ofObjects(name);
        }
        boolean reads = call.is(CallFlag.READ_ONLY) && READING.matcher(name).matches();
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
    public static boolean provesCredentials(ApiCall call) {
        boolean nobody = call.is(ApiField.IDENTITY_ACCOUNT, ANONYMOUS_ACCOUNT)
                || call.is(ApiField.PRINCIPAL_ID, ANONYMOUS_PRINCIPAL);
        boolean failedSignIn = call.has(ApiField.ERROR_MESSAGE) && call.is(ApiField.EVENT_TYPE, SIGN_IN);
        return !nobody && !failedSignIn;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
