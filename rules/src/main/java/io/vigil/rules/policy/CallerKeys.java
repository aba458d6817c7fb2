package io.vigil.rules.policy;

import io.vigil.events.net.IpRange;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The condition keys whose value belongs to somebody (who calls, from where, for which resource), and which values of them do: a number, an id or a
 * network of one owner, not a part of one and not a name that strangers choose for themselves. See "AWS global condition context keys" in the
 * IAM user guide, and the keys of S3, KMS and EFS in the service authorization reference.
 */
final class CallerKeys {
    private enum Kind {
        /** An account, organisation, network or endpoint: only the whole id is one. */
        ID,
        /** {@code o-…/r-…/ou-…/}: the organisation is the first step. */
        ORGANIZATION_PATH,
        ARN,
        /** A range of addresses. */
        ADDRESS,
        /** {@code AROA…:session}: the id is given by AWS, the session's name by whoever assumes the role, in any account. */
        USER_ID,
        SERVICE
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("aws:principalaccount", Kind.ID),
            Map.entry("aws:principalarn", Kind.ARN),
            Map.entry("aws:principalorgid", Kind.ID),
            Map.entry("aws:principalorgpaths", Kind.ORGANIZATION_PATH),
            Map.entry("aws:principalservicename", Kind.SERVICE),
            Map.entry("aws:principalservicenameslist", Kind.SERVICE),
            Map.entry("aws:sourceaccount", Kind.ID),
            Map.entry("aws:sourcearn", Kind.ARN),
            Map.entry("aws:sourceip", Kind.ADDRESS),
            Map.entry("aws:sourceorgid", Kind.ID),
            Map.entry("aws:sourceorgpaths", Kind.ORGANIZATION_PATH),
            Map.entry("aws:sourceowner", Kind.ID),
            Map.entry("aws:sourcevpc", Kind.ID),
            Map.entry("aws:sourcevpcarn", Kind.ARN),
            Map.entry("aws:sourcevpce", Kind.ID),
            Map.entry("aws:userid", Kind.USER_ID),
            Map.entry("aws:vpceaccount", Kind.ID),
            Map.entry("aws:vpceorgid", Kind.ID),
            Map.entry("aws:vpceorgpaths", Kind.ORGANIZATION_PATH),
            Map.entry("elasticfilesystem:accesspointarn", Kind.ARN),
            Map.entry("kms:calleraccount", Kind.ID),
            Map.entry("lambda:eventsourcetoken", Kind.ID),
            Map.entry("s3:dataaccesspointaccount", Kind.ID),
            Map.entry("s3:dataaccesspointarn", Kind.ARN));
    /** Flags that, when true, mean an AWS service, or somebody inside the network where the file system is mounted. */
    private static final Set<String> FLAGS =
            Set.of("aws:principalisawsservice", "elasticfilesystem:accessedviamounttarget");
    /** An id as IAM gives it out, or an account's number, and enough of it that no other begins so. */
    private static final Pattern CERTAIN_ID = Pattern.compile("(?:[A-Z0-9]+:.*|[A-Z0-9]{16,})", Pattern.DOTALL);
    /** {@code ${aws:PrincipalOrgID}}: filled in by AWS; {@code ${*}} is the letter. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

    private static final int ACCOUNT = 4;
    private static final int ARN_PARTS = 6;

    private CallerKeys() {}

    static boolean include(String key) {
        return KINDS.containsKey(key);
    }

    /** Whether all that the entry names are somebody's; a negated entry names those who are left out. */
    static boolean namesSomebody(ConditionEntry entry) {
        if (FLAGS.contains(entry.key())) {
            return entry.is("true");
        }
        Kind kind = KINDS.get(entry.key());
        return kind != null
                && !entry.values().isEmpty()
                && entry.values().stream().allMatch(value -> namesSomebody(kind, value));
    }

    private static boolean namesSomebody(Kind kind, String value) {
        return switch (kind) {
            case ID -> isWhole(value);
            case ORGANIZATION_PATH -> value.indexOf('/') > 0 && isWhole(value.substring(0, value.indexOf('/')));
            case ARN -> isOwned(value.split(":", ARN_PARTS));
            case ADDRESS -> IpRange.cidr(value) != null && !WideRange.is(value);
            case USER_ID -> isWhole(value) || CERTAIN_ID.matcher(certain(value)).matches();
            case SERVICE -> isWhole(value) || value.endsWith(".amazonaws.com");
        };
    }

    static boolean isWhole(String value) {
        String literal = VARIABLE.matcher(value).replaceAll("x");
        return !literal.isEmpty() && certain(literal).length() == literal.length();
    }

    /** What stands before the first wildcard. */
    private static String certain(String value) {
        int at = 0;
        while (at < value.length() && value.charAt(at) != '*' && value.charAt(at) != '?') {
            at++;
        }
        return value.substring(0, at);
    }

    /** The account must be given; ARNs of buckets have none, and the name of a bucket has one owner in the world. */
    private static boolean isOwned(String[] parts) {
        if (parts.length < ARN_PARTS) {
            return false;
        }
        String account = parts[ACCOUNT];
        if (isWhole(account)) {
            return true;
        }
        if (parts[2].equals("s3")) {
            return isWhole(parts[ARN_PARTS - 1].split("/", 2)[0]);
        }
        return account.isEmpty() && isWhole(parts[ARN_PARTS - 1]);
    }
}
