package io.vigil.models.unfamiliarcallers;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.events.cloudtrail.ApiCall;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a call on a resource does, as a finding type. Refused calls only look around. */
final class Effects {
    private static final String S3 = "s3.amazonaws.com";
    private static final Pattern LOOKS =
            Pattern.compile("(?:List|Head|Describe).*|GetBucket.*|Get.*(?:Acl|Tagging|Policy|Attributes|Url)");
    private static final Pattern PERMITS =
            Pattern.compile("(?:Put|Delete).*(?:Acl|Policy)|AddPermission|RemovePermission|CreateGrant");
    private static final Pattern DELETES = Pattern.compile("(?:Delete|Purge|Remove|Terminate|ScheduleKeyDeletion).*");
    private static final Pattern READS = Pattern.compile(
            "(?:Get|BatchGet|BatchCheck|Select|Receive|Scan|Query|Decrypt|Restore|GenerateDataKey|Copy).*");

    /** The resource in a finding type, by service; of others there is no type. */
    private static final Map<String, String> WORDS = Map.of(
            S3,
            "S3",
            "kms.amazonaws.com",
            "KMS",
            "sqs.amazonaws.com",
            "SQS",
            "sns.amazonaws.com",
            "SNS",
            "secretsmanager.amazonaws.com",
            "SecretsManager",
            "lambda.amazonaws.com",
            "Lambda",
            "ecr.amazonaws.com",
            "ECR",
            "dynamodb.amazonaws.com",
            "DynamoDB");

    private final Unit unit;
    private final Set<String> words = Set.copyOf(WORDS.values());

    Effects(Unit unit) {
        this.unit = unit;
        words.stream().filter(word -> !word.equals("S3")).forEach(word -> unit.emit(typeFor(word)));
    }

    /** Null for resources that nobody from outside is expected at. */
    @Nullable
    Emit of(ApiCall call) {
        String word = WORDS.get(call.service());
        if (word == null) {
            return null;
        }
        return unit.emit(word.equals("S3") ? onBucket(call) : typeFor(word));
    }

    /** Whether a call that succeeded left something changed. */
    boolean changes(ApiCall call) {
        String name = call.name();
        return !LOOKS.matcher(name).matches() && !READS.matcher(name).matches();
    }

    private static String typeFor(String word) {
        return "InitialAccess:" + word + "/UnfamiliarCaller";
    }

    private static String onBucket(ApiCall call) {
        String name = call.name();
        if (call.failed() || LOOKS.matcher(name).matches()) {
            return "Discovery:S3/AnomalousBehavior";
        }
        if (PERMITS.matcher(name).matches()) {
            return "Impact:S3/AnomalousBehavior.Permission";
        }
        if (DELETES.matcher(name).matches()) {
            return "Impact:S3/AnomalousBehavior.Delete";
        }
        return READS.matcher(name).matches()
                ? "Exfiltration:S3/AnomalousBehavior"
                : "Impact:S3/AnomalousBehavior.Write";
    }
}
