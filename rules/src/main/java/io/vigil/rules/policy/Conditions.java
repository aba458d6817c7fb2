package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.Network;
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
    private record Entry(String operator, String key, List<String> values) {}

    /** Keys whose value belongs to somebody: who calls, from where, or for which resource (AWS global condition keys). */
    private static final Set<String> PINNING = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
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
            "aws:vpcsourceip",
            "kms:calleraccount",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn");
    /** Keys that a request without credentials does not have. */
    private static final String OF_PRINCIPALS = "aws:principal";
    /** Prefixes up to these lengths are as good as none; bits are counted in the mapped form of {@link io.vigil.events.Ip}. */
    private static final int WIDE_V4 = 96 + 8;

    private static final int WIDE_V6 = 16;
    private static final int FIRST_V4 = 96;

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
        return entries.stream().anyMatch(entry -> isPositive(entry) && pins(entry));
    }

    /** Values of the entries that say which principals pass. */
    List<String> principals() {
        return entries.stream()
                .filter(entry -> isPositive(entry) && entry.key().startsWith(OF_PRINCIPALS))
                .flatMap(entry -> entry.values().stream())
                .toList();
    }

    /** Whether a request without AWS credentials cannot pass. */
    boolean needCredentials() {
        return entries.stream()
                .anyMatch(entry -> isPositive(entry)
                        && (entry.key().startsWith(OF_PRINCIPALS) || entry.key().equals("aws:userid")));
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

    /** {@code …IfExists} and {@code ForAllValues:} also pass when the request lacks the key, {@code Null} tells no value. */
    private static boolean isPositive(Entry entry) {
        String operator = entry.operator();
        return !operator.contains("not")
                && !operator.endsWith("ifexists")
                && !operator.startsWith("forallvalues")
                && !operator.equals("null");
    }

    private static boolean pins(Entry entry) {
        return PINNING.contains(entry.key())
                && !entry.values().isEmpty()
                && entry.values().stream().allMatch(value -> pins(entry.key(), value));
    }

    private static boolean pins(String key, String value) {
        if (key.equals("aws:sourceip") || key.equals("aws:vpcsourceip")) {
            Network network = Network.parse(value);
            return network != null && network.bits() > (network.bits() < FIRST_V4 ? WIDE_V6 : WIDE_V4);
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
