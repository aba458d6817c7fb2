package io.vigil.sources.framing;

import io.vigil.sources.PassedOver.Kind;
import io.vigil.sources.json.JsonTree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects that lie and travel beside records, and are none: CloudTrail User Guide (Insights events, digest files, SNS notifications), S3
 * User Guide (event message structure), SNS Developer Guide (message formats).
 */
public final class KnownObjects {
    private static final Set<String> CATEGORIES_OF_CALLS = Set.of("Management", "Data", "NetworkActivity");
    private static final Set<String> CONFIRMATIONS = Set.of("SubscriptionConfirmation", "UnsubscribeConfirmation");

    private KnownObjects() {}

    /** What the object is; null when it is not known. */
    public static @Nullable Kind kind(JsonTree object) {
        if (object.has("insightDetails") || isInsight(object.text("eventCategory"))) {
            return Kind.INSIGHT;
        }
        if (object.has("digestStartTime") && object.has("digestEndTime")) {
            return Kind.DIGEST;
        }
        if (isNotification(object)) {
            return Kind.NOTIFICATION;
        }
        if (isControl(object)) {
            return Kind.CONTROL_MESSAGE;
        }
        String category = object.text("eventCategory");
        return category == null || CATEGORIES_OF_CALLS.contains(category) ? null : Kind.OTHER_CATEGORY;
    }

    private static boolean isInsight(@Nullable String category) {
        return "Insight".equals(category);
    }

    private static boolean isNotification(JsonTree object) {
        boolean ofS3 = "aws:s3".equals(object.text("eventSource")) || object.has("s3.bucket.name");
        boolean ofCloudTrail = object.has("s3Bucket") && object.has("s3ObjectKey");
        return ofS3 || ofCloudTrail;
    }

    private static boolean isControl(JsonTree object) {
        String type = object.text("Type");
        return "s3:TestEvent".equals(object.text("Event"))
                || "CONTROL_MESSAGE".equals(object.text("messageType"))
                || type != null && CONFIRMATIONS.contains(type);
    }
}
