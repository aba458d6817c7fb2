package io.vigil.rules.cloudtrail;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.Invoker;
import io.vigil.events.net.AddressClass;
import io.vigil.rules.condition.Condition;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which calls a rule on CloudTrail looks at at all, unless it says otherwise: those that succeeded, made by their identity itself. */
final class CallScope {
    private static final byte[] AWS_SERVICE = ascii("AWSService");
    /** These failures do not show what was meant: mistakes in the request, collisions, load, rehearsals, and AWS's own trouble. */
    private static final Pattern NO_ATTEMPT = Pattern.compile(
            "Throttl|RequestLimit|TooManyRequests|SlowDown|Validation|Malformed|Missing|Parse|Syntax"
                    + "|DryRun|AlreadyExists|InUse|Conflict|Concurrent|Duplicate|Internal|Unavailable|Expired|Timeout|Invalid(?!.*State)");
    /** Roles that belong to an AWS service and that nobody else can assume. */
    private static final String SERVICE_LINKED = ":role/aws-service-role/";

    private enum Failed {
        NO,
        DENIED,
        ALLOWED,
        ONLY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Elsewhere {
        JUDGE,
        IGNORE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum ByService {
        IGNORE,
        DEPLOYMENT,
        ALLOWED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private CallScope() {}

    /** Key {@code failed}: {@code no} (where absent), {@code denied}, {@code allowed} or {@code only}. */
    static Condition<ApiCall> outcome(YamlSection rule) {
        return switch (failed(rule)) {
            case ALLOWED -> Condition.always();
            case ONLY -> new Condition<>(Condition.FLAG, ApiCall::failed);
            case NO -> new Condition<>(Condition.FLAG, call -> !call.failed());
            case DENIED -> new Condition<>(Condition.BYTES, call -> !call.failed() || denied(call));
        };
    }

    /** Which of the calls that it looks at are mere attempts. */
    static Predicate<ApiCall> attempts(YamlSection rule) {
        return asksForAttempts(rule) ? ApiCall::failed : call -> false;
    }

    /** Key {@code named-elsewhere}: {@code judge} (where absent) or {@code ignore}, the calls that some rule names in full. */
    static boolean leavesToOthers(YamlSection rule) {
        return rule.oneOf("named-elsewhere", Elsewhere.class) == Elsewhere.IGNORE;
    }

    static boolean asksForAttempts(YamlSection rule) {
        return failed(rule) == Failed.DENIED;
    }

    private static Failed failed(YamlSection rule) {
        return Objects.requireNonNullElse(rule.oneOf("failed", Failed.class), Failed.NO);
    }

    /**
     * Refused for want of permission ({@code AccessDenied}, {@code Client.UnauthorizedOperation} and their kin), or failed for what is there: no such
     * trail, a quota, a wrong state.
     */
    private static boolean denied(ApiCall call) {
        String code = call.text(ApiField.ERROR_CODE);
        if (code == null) {
            return false;
        }
        boolean refused = code.contains("AccessDenied") || code.contains("Unauthorized");
        return refused || !NO_ATTEMPT.matcher(code).find();
    }

    /** Key {@code by-service}: {@code ignore} (where absent), {@code deployment} or {@code allowed}. */
    static Condition<ApiCall> caller(YamlSection rule) {
        ByService wanted = Objects.requireNonNullElse(rule.oneOf("by-service", ByService.class), ByService.IGNORE);
        if (wanted == ByService.ALLOWED) {
            return Condition.always();
        }
        boolean deployment = wanted == ByService.DEPLOYMENT;
        return new Condition<>(Condition.BYTES, call -> !byService(call) || deployment && Invoker.isDeployer(call));
    }

    /**
     * Likewise: calls by roles that belong to a service are the service's. Asked last, of what is about to be reported: the name of a role
     * is a text for every call.
     */
    static Condition<ApiCall> role(YamlSection rule) {
        return rule.oneOf("by-service", ByService.class) == ByService.ALLOWED
                ? Condition.always()
                : new Condition<>(2 * Condition.TREE, call -> !byServiceLinkedRole(call));
    }

    /** Consoles call as {@code AWS Internal}, too: without {@code invokedBy} that is whoever sits before them. */
    private static boolean byService(ApiCall call) {
        return Invoker.isService(call)
                || call.origin().kind() == AddressClass.AWS_SERVICE
                || call.is(ApiField.IDENTITY_TYPE, AWS_SERVICE);
    }

    private static boolean byServiceLinkedRole(ApiCall call) {
        String issuer = call.text(ApiField.ISSUER_ARN);
        return issuer != null && issuer.contains(SERVICE_LINKED);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
