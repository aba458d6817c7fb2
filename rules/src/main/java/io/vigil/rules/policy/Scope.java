package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a statement is about: actions or resources, by patterns in lower case.
 *
 * @param allBut it is about everything that the patterns do not name ({@code NotAction}, {@code NotResource})
 * @param patterns none means everything: trust policies and those of repositories have no resources
 */
record Scope(boolean allBut, List<String> patterns) {
    /**
     * A pattern that leaves nothing out: {@code *}, {@code *:*}, {@code ?*:*} (no service has a name of fewer than two letters), {@code arn:aws:*}.
     * Possessive, since attackers write these texts.
     */
    private static final Pattern EVERYTHING = Pattern.compile("(?:arn:(?:aws[a-z-]*+:)?)?(?:[?]{0,2}+[*]++[?]?+:?+)++");

    /** @param element {@code Action} or {@code Resource} */
    static Scope read(JsonNode statement, String element) {
        boolean allBut = statement.has("Not" + element);
        List<String> patterns = new ArrayList<>();
        Policy.each(
                statement.path(allBut ? "Not" + element : element),
                value -> patterns.add(value.asText().toLowerCase(Locale.ROOT)));
        return new Scope(allBut, List.copyOf(patterns));
    }

    boolean isEverything() {
        return patterns.isEmpty()
                || !allBut
                        && patterns.stream()
                                .anyMatch(pattern -> EVERYTHING.matcher(pattern).matches());
    }

    /** @param name in lower case; may itself be a pattern, of which every instance must then be included */
    boolean includes(String name) {
        return patterns.isEmpty()
                || allBut
                        != patterns.stream()
                                .anyMatch(pattern -> Glob.of(pattern).matches(name));
    }

    /** Whether all that the other is about is in this one. When in doubt, no. */
    boolean covers(Scope other) {
        if (isEverything()) {
            return true;
        }
        if (other.allBut || other.patterns.isEmpty()) {
            return false;
        }
        return other.patterns.stream().allMatch(this::includes);
    }
}
