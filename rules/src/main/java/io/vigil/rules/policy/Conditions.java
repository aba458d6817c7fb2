package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.events.net.IpRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The condition block of a statement, as far as it says who the caller is or where it comes from. All entries must hold, so one that pins
 * the caller is enough; the values of one entry are alternatives, so each of them must pin it.
 */
record Conditions(List<Entry> entries) {
    /**
     * @param operator in lower case, such as {@code stringlike}, with its prefix and ending
     * @param key in lower case, such as {@code aws:sourceip}
     */
    private record Entry(String operator, String key, List<String> values) {
        /** {@code …IfExists} and {@code ForAllValues:} also pass when the request lacks the key, {@code Null} tells no value. */
        boolean isPositive() {
            return !operator.contains("not")
                    && !operator.endsWith("ifexists")
                    && !operator.startsWith("forallvalues")
                    && !operator.equals("null");
        }

        /** {@code Null: false}: the request must have the key, whatever its value. */
        boolean demandsKey() {
            return operator.equals("null") && values.equals(List.of("false"));
        }
    }

    /** Keys whose value belongs to somebody: who calls, from where, or for which resource (AWS global condition keys). */
    private static final Set<String> PINNING = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalservicename",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceip",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpcarn",
            "aws:sourcevpce",
            "aws:userid",
            "aws:vpceaccount",
            "aws:vpceorgid",
            "aws:vpceorgpaths",
            "aws:vpcsourceip",
            "elasticfilesystem:accesspointarn",
            "kms:calleraccount",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn");
    /** Flags that, when true, mean an AWS service, or somebody inside the network where the file system is mounted. */
    private static final Set<String> PINNING_FLAGS =
            Set.of("aws:principalisawsservice", "elasticfilesystem:accessedviamounttarget");
    /** Keys that a request without credentials does not have. */
    private static final List<String> OF_CREDENTIALS = List.of("aws:principal", "aws:userid", "aws:username");
    /** Claims of a token that name its user or, with providers whose audience is one application, the application. */
    private static final Set<String> APPLICATION_CLAIMS = Set.of("aud", "app_id", "oaud");

    static Conditions read(JsonNode block) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                List<String> values = new ArrayList<>();
                Policy.each(key.getValue(), value -> values.add(value.asText()));
                entries.add(new Entry(lower(operator.getKey()), lower(key.getKey()), values));
            }
        }
        return new Conditions(entries);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether only callers of certain accounts, networks or resources pass. */
    boolean pinCaller() {
        return entries.stream().anyMatch(entry -> entry.isPositive() && pins(entry));
    }

    /** Values of the entries that say which accounts, networks or resources pass. */
    List<String> pinned() {
        return entries.stream()
                .filter(entry -> entry.isPositive() && PINNING.contains(entry.key()))
                .flatMap(entry -> entry.values().stream())
                .toList();
    }

    /** Whether a request without AWS credentials cannot pass. */
    boolean needCredentials() {
        return entries.stream()
                .anyMatch(entry -> (entry.isPositive() || entry.demandsKey())
                        && OF_CREDENTIALS.stream()
                                .anyMatch(prefix -> entry.key().startsWith(prefix)));
    }

    /** Whether, in a deny, all entries only pick those out who do not come from certain accounts, networks or resources. */
    boolean excludeOutsiders() {
        Set<String> negated = new HashSet<>();
        for (Entry entry : entries) {
            if (!entry.operator().contains("not") || !pins(entry)) {
                return false;
            }
            negated.add(entry.key());
        }
        return !negated.isEmpty();
    }

    /**
     * Whether only certain users of an identity provider pass.
     *
     * @param byApplication its audience is one application, so that naming it will do
     */
    boolean pinUser(String provider, boolean byApplication) {
        String prefix = provider + ":";
        return entries.stream()
                .filter(entry -> entry.isPositive() && entry.key().startsWith(prefix))
                .filter(entry -> byApplication
                        || !APPLICATION_CLAIMS.contains(entry.key().substring(prefix.length())))
                .anyMatch(entry ->
                        !entry.values().isEmpty() && entry.values().stream().allMatch(Conditions::namesSomebody));
    }

    /** {@code repo:owner/*} does, {@code repo:*} does not: something beyond the kind must stand before the first wildcard. */
    private static boolean namesSomebody(String claim) {
        int wildcard = claim.indexOf('*');
        String certain = wildcard < 0 ? claim : claim.substring(0, wildcard);
        return wildcard < 0 ? !claim.isEmpty() : certain.indexOf(':') < certain.length() - 1 && !certain.isEmpty();
    }

    private static boolean pins(Entry entry) {
        if (PINNING_FLAGS.contains(entry.key())) {
            return entry.values().equals(List.of("true"));
        }
        return PINNING.contains(entry.key())
                && !entry.values().isEmpty()
                && entry.values().stream().allMatch(value -> pins(entry.key(), value));
    }

    private static boolean pins(String key, String value) {
        if (key.equals("aws:sourceip") || key.equals("aws:vpcsourceip")) {
            return IpRange.cidr(value) != null && !WideRange.is(value);
        }
        if (value.startsWith("arn:")) {
            return pinsArn(value.split(":", 6));
        }
        return !value.replace("*", "").replace("?", "").replace(":", "").isEmpty();
    }

    /** The account of the ARN, or where an ARN has none (S3) its resource, must be told. */
    private static boolean pinsArn(String[] parts) {
        if (parts.length < 6) {
            return false;
        }
        return parts[4].isEmpty() ? !parts[5].startsWith("*") : !parts[4].contains("*");
    }
}
