package io.vigil.rules.policy;

import java.util.List;
import java.util.Set;

/**
 * One test of a condition block: an operator, a key, the values of which one has to fit.
 *
 * @param operator in lower case, such as {@code stringlike}, with its prefix and ending
 * @param key in lower case, such as {@code aws:sourceip}
 */
record ConditionEntry(String operator, String key, List<String> values) {
    private static final Set<String> WITH_WILDCARDS =
            Set.of("stringlike", "stringnotlike", "arnlike", "arnequals", "arnnotlike", "arnnotequals");

    boolean isNegated() {
        return operator.contains("not");
    }

    /** Also passes when the request lacks the key: {@code …IfExists}, and {@code ForAllValues:} of no values. */
    boolean passesWithoutKey() {
        return operator.endsWith("ifexists") || operator.startsWith("forallvalues:");
    }

    /** Of several values of the request one will do, and without any it fails. */
    boolean isOfAnyValue() {
        return operator.startsWith("foranyvalue:");
    }

    boolean isNull() {
        return base().equals("null");
    }

    /** {@code Null: false}: the request must have the key, whatever its value. */
    boolean demandsKey() {
        return isNull() && values.equals(List.of("false"));
    }

    /** Whether {@code *} and {@code ?} in its values stand for something else; with other operators they are letters. */
    boolean hasWildcards() {
        return WITH_WILDCARDS.contains(base());
    }

    /** The operator without what says how many values have to fit. */
    String base() {
        String base = operator.substring(operator.indexOf(':') + 1);
        return base.endsWith("ifexists") ? base.substring(0, base.length() - "ifexists".length()) : base;
    }

    boolean is(String value) {
        return values.equals(List.of(value));
    }
}
