package io.vigil.models.unfamiliarcallers;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.Memo;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the calls that come from outside the account; of all others, one for each account and day. */
final class Visits implements Function<ApiCall, @Nullable VisitInput> {
    private static final int RECALLED = 4096;
    private static final int ACCOUNT_DIGITS = 12;
    private static final byte[] SIGN_IN = "AwsConsoleSignIn".getBytes(StandardCharsets.US_ASCII);
    /** As S3, SQS and others have called nobody over the years. */
    private static final Set<String> NOBODY = Set.of("anonymous", "ANONYMOUS_PRINCIPAL");

    private static final Pattern ARN = Pattern.compile("\"ARN\"\\s*:\\s*\"(arn:[^\"]+)\"");
    private static final Pattern NAMED = Pattern.compile(
            "\"(?:secretId|queueUrl|topicArn|functionName|repositoryName|keyId|tableName|streamName|registryId|snapshotId)\"\\s*:\\s*\"([^\"]+)\"");

    private final Memo<Integer> days = new Memo<>(RECALLED);

    @Override
    public @Nullable VisitInput apply(ApiCall call) {
        if (!call.has(ApiField.ACCOUNT)) {
            return null;
        }
        String caller = isFromOutside(call) ? caller(call) : null;
        String resource = caller == null ? null : resource(call);
        return resource == null ? day(call) : new Visit(call, caller, resource);
    }

    private static boolean isFromOutside(ApiCall call) {
        return call.has(ApiField.IDENTITY_ACCOUNT)
                && call.hash(ApiField.IDENTITY_ACCOUNT) != call.hash(ApiField.ACCOUNT)
                && !call.is(ApiField.EVENT_TYPE, SIGN_IN)
                && !call.byService();
    }

    /** Null for what is no account, such as CloudFront's own identities. */
    private static @Nullable String caller(ApiCall call) {
        String account = call.textOr(ApiField.IDENTITY_ACCOUNT, "");
        if (NOBODY.contains(account)) {
            return Visit.ANYBODY;
        }
        boolean digits = account.length() == ACCOUNT_DIGITS && account.chars().allMatch(Character::isDigit);
        return digits ? account : null;
    }

    /** Null for calls on no resource, such as those that assume a role: others judge these. */
    private static @Nullable String resource(ApiCall call) {
        String bucket = call.text(ApiField.BUCKET);
        if (bucket != null) {
            return bucket;
        }
        if (call.service().startsWith("sts.")) {
            return null;
        }
        String arn = first(ARN, call.raw(RawPart.RESOURCES));
        return arn == null ? first(NAMED, call.raw(RawPart.REQUEST_PARAMETERS)) : arn;
    }

    private static @Nullable String first(Pattern pattern, @Nullable RawJson part) {
        Matcher found = pattern.matcher(part == null ? "" : part.toString());
        return found.find() ? found.group(1) : null;
    }

    private @Nullable LogDay day(ApiCall call) {
        long account = call.hash(ApiField.ACCOUNT);
        int day = Days.of(call.time());
        Integer known = days.find(account);
        if (known != null && known == day) {
            return null;
        }
        days.keep(account, day);
        return new LogDay(Hash.of(call.account()), call.time());
    }
}
