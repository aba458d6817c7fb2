package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a statement speaks of.
 *
 * @param everybody {@code *}, or all but some
 * @param names AWS principals: account ids, ARNs, unique ids
 * @param services principals of AWS services, such as {@code cloudtrail.amazonaws.com}
 * @param providers identity providers whose users it speaks of: hosts, or ARNs of providers that the account knows
 */
record Principals(boolean everybody, List<String> names, List<String> services, List<String> providers) {
    private static final Pattern ACCOUNT = Pattern.compile("(?:^|:)(\\d{12})(?=:|$)");

    static Principals read(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        List<String> names = texts(principal.isObject() ? principal.path("AWS") : principal);
        boolean everybody = names.contains("*") || statement.has("NotPrincipal");
        return new Principals(everybody, names, texts(principal.path("Service")), texts(principal.path("Federated")));
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        Policy.each(value, text -> texts.add(text.asText()));
        return texts;
    }

    /** Whether a provider that is open to the world vouches for callers, and no condition says which of its users are meant. */
    boolean letInAnyUserOfPublicProvider(Conditions conditions) {
        return providers.stream().anyMatch(provider -> IdentityProviders.letAnybodyIn(provider, conditions));
    }

    /** The twelve-digit ids in these account ids and ARNs. */
    static Set<String> accountsIn(Collection<String> names) {
        Set<String> accounts = new TreeSet<>();
        for (String name : names) {
            Matcher account = ACCOUNT.matcher(name);
            if (account.find()) {
                accounts.add(account.group(1));
            }
        }
        return accounts;
    }
}
