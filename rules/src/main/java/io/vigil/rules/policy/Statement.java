package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.rules.policy.Policy.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement of a policy.
 *
 * @param everybody its principal is {@code *}, or all but some
 * @param accounts accounts that it names: as principals or, where that is everybody, in conditions on principals
 * @param actions in lower case
 * @param everyResource it is about {@code *}
 */
record Statement(
        boolean allows,
        boolean everybody,
        Set<String> accounts,
        Set<String> actions,
        boolean everyResource,
        Conditions conditions) {
    private static final Pattern ACCOUNT = Pattern.compile("(?:^|:)(\\d{12})(?=:|$)");

    static Statement read(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        List<String> names = new ArrayList<>();
        Policy.each(principal.isObject() ? principal.path("AWS") : principal, name -> names.add(name.asText()));
        Set<String> actions = new TreeSet<>();
        Policy.each(
                statement.path("Action"), action -> actions.add(action.asText().toLowerCase(Locale.ROOT)));
        Set<String> resources = new TreeSet<>();
        Policy.each(statement.path("Resource"), resource -> resources.add(resource.asText()));
        var conditions = Conditions.read(statement.path("Condition"));
        boolean everybody = names.contains("*") || statement.has("NotPrincipal");
        return new Statement(
                "Allow".equals(statement.path("Effect").asText()),
                everybody,
                accounts(everybody ? conditions.principals() : names),
                actions,
                resources.contains("*"),
                conditions);
    }

    private static Set<String> accounts(List<String> names) {
        Set<String> accounts = new TreeSet<>();
        for (String name : names) {
            Matcher account = ACCOUNT.matcher(name);
            if (account.find()) {
                accounts.add(account.group(1));
            }
        }
        return accounts;
    }

    Reach reach() {
        if (!everybody || conditions.pinCaller()) {
            return Reach.NAMED;
        }
        return conditions.needCredentials() ? Reach.ANY_ACCOUNT : Reach.ANYBODY;
    }

    boolean allowsEverything() {
        boolean everyAction = actions.contains("*") || actions.contains("*:*");
        return allows && everyAction && everyResource && conditions.isEmpty();
    }

    /** The usual fence: deny everybody who does not come from here, written beside an open allow. */
    boolean deniesOutsidersOf(Statement allowing) {
        return !allows && everybody && conditions.excludeOutsiders() && covers(allowing.actions);
    }

    private boolean covers(Set<String> others) {
        return others.stream().allMatch(other -> actions.stream().anyMatch(action -> covers(action, other)));
    }

    private static boolean covers(String action, String other) {
        return action.equals(other)
                || action.endsWith("*") && other.startsWith(action.substring(0, action.length() - 1));
    }
}
