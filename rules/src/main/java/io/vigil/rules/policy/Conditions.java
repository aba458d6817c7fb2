package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The condition block of a statement, as far as it says who the caller is or where it comes from. All entries must hold, so one that pins
 * the caller is enough; the values of one entry are alternatives, so each of them must pin it.
 */
record Conditions(List<ConditionEntry> entries) {
    /** Keys that a request without credentials does not have. */
    private static final List<String> OF_CREDENTIALS = List.of(
            "aws:principal",
            "aws:userid",
            "aws:username",
            "aws:multifactorauth",
            "aws:tokenissuetime",
            "aws:sourceidentity",
            "aws:federatedprovider",
            "sts:",
            "saml:");
    /** Flags by which a deny leaves AWS's own services out. */
    private static final Set<String> OF_SERVICES = Set.of("aws:principalisawsservice", "aws:viaawsservice");

    static Conditions read(JsonNode block) {
        List<ConditionEntry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                List<String> values = new ArrayList<>();
                Policy.each(key.getValue(), value -> values.add(value.asText()));
                entries.add(new ConditionEntry(lower(operator.getKey()), lower(key.getKey()), values));
            }
        }
        return new Conditions(entries);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether there is an entry that anybody could fail. One that everybody passes is no condition: {@code aws:userId} like {@code *}. */
    boolean restrict() {
        return entries.stream().anyMatch(entry -> !passesAnybody(entry));
    }

    private static boolean passesAnybody(ConditionEntry entry) {
        if (entry.hasWildcards() && !entry.isNegated() && entry.values().contains("*")) {
            return true;
        }
        return switch (entry.base()) {
            case "bool" -> entry.key().equals("aws:securetransport") && entry.is("true");
            case "ipaddress" -> entry.values().stream().anyMatch(WideRange::is);
            default -> false;
        };
    }

    /** The entries that only a request with such a value passes. */
    Stream<ConditionEntry> positive() {
        return entries.stream()
                .filter(entry -> !entry.isNegated() && !entry.isNull())
                .filter(entry -> !entry.passesWithoutKey() || isDemanded(entry.key()));
    }

    /** Another entry fails when the request lacks the key. */
    private boolean isDemanded(String key) {
        return entries.stream().anyMatch(entry -> entry.key().equals(key) && entry.demandsKey());
    }

    /** Whether only callers of certain accounts, networks or resources pass. */
    boolean pinCaller() {
        return positive().anyMatch(entry -> CallerKeys.namesSomebody(entry) || fitsNobody(entry));
    }

    /** Where wildcards are letters, no account, organisation, ARN or network has such a value. */
    private static boolean fitsNobody(ConditionEntry entry) {
        return !entry.hasWildcards()
                && CallerKeys.include(entry.key())
                && !entry.base().equals("ipaddress")
                && !entry.values().isEmpty()
                && entry.values().stream().allMatch(value -> value.indexOf('*') >= 0 || value.indexOf('?') >= 0);
    }

    /** Values of the entries that say which accounts, networks or resources pass. */
    List<String> pinned() {
        return positive()
                .filter(entry -> CallerKeys.include(entry.key()))
                .flatMap(entry -> entry.values().stream())
                .toList();
    }

    /** Whether a request without AWS credentials cannot pass. */
    boolean needCredentials() {
        return Stream.concat(positive(), entries.stream().filter(ConditionEntry::demandsKey))
                .anyMatch(entry ->
                        OF_CREDENTIALS.stream().anyMatch(prefix -> entry.key().startsWith(prefix)));
    }

    /**
     * Whether, in a deny, the entries only pick those out who do not come from certain accounts, networks or resources. Services of AWS may
     * be left out. {@code ForAnyValue:} does not pick out who lacks the key.
     */
    boolean excludeOutsiders() {
        boolean fenced = false;
        for (ConditionEntry entry : entries) {
            if (entry.isNegated() && !entry.isOfAnyValue() && CallerKeys.namesSomebody(entry)) {
                fenced = true;
            } else if (!OF_SERVICES.contains(entry.key()) || !entry.is("false")) {
                return false;
            }
        }
        return fenced;
    }

    /** Whether, in a deny, there is none that picks out only some of those it is about by what they are not. */
    boolean areAimed() {
        return entries.stream()
                .noneMatch(entry ->
                        entry.isNegated() || entry.isNull() || entry.base().equals("bool"));
    }
}
