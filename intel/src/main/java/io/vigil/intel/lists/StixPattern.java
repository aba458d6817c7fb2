package io.vigil.intel.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads the part of STIX 2 patterns that one address or name can answer: {@code =}, {@code IN} and {@code ISSUBSET} on the value of an address,
 * a domain name, a URL or an end of network traffic, joined by {@code OR} (STIX 2.1 §9).
 *
 * <p>Comparisons joined by {@code AND} or {@code FOLLOWEDBY} mean something only together: one of them alone would accuse the innocent, so
 * such a pattern gives nothing.
 */
final class StixPattern {
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|[\\[\\](),]|!=|<=|>=|[=<>]|[^\\s'\\[\\](),=<>!]+");
    private static final Set<String> VALUES = Set.of(
            "ipv4-addr:value",
            "ipv6-addr:value",
            "domain-name:value",
            "url:value",
            "network-traffic:src_ref.value",
            "network-traffic:dst_ref.value");
    private static final Set<String> SETS = Set.of("=", "IN", "ISSUBSET");
    private static final Set<String> JOINTS = Set.of("AND", "FOLLOWEDBY", "NOT", "REPEATS", "!=");

    private StixPattern() {}

    /** Values of which each alone answers the pattern; empty when there is none. */
    static List<String> values(String pattern) {
        List<String> tokens =
                TOKEN.matcher(pattern).results().map(MatchResult::group).toList();
        if (tokens.stream().anyMatch(token -> JOINTS.contains(token.toUpperCase(Locale.ROOT)))) {
            return List.of();
        }
        var values = new ArrayList<String>();
        for (int at = 0; at + 2 < tokens.size(); at++) {
            if (VALUES.contains(tokens.get(at))
                    && SETS.contains(tokens.get(at + 1).toUpperCase(Locale.ROOT))) {
                collect(tokens.subList(at + 2, tokens.size()), values);
            }
        }
        return values;
    }

    /** One text, or those between parentheses. */
    private static void collect(List<String> tokens, List<String> values) {
        boolean many = tokens.get(0).equals("(");
        for (String token : many ? tokens.subList(1, tokens.size()) : tokens.subList(0, 1)) {
            if (token.equals(")")) {
                return;
            }
            if (token.startsWith("'")) {
                values.add(token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1"));
            }
        }
    }
}
