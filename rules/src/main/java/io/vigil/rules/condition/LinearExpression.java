package io.vigil.rules.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/**
 * Compiles the regular expressions of rules. Attackers choose the text that they are matched against, so the engine is RE2, whose time grows
 * with the length of the text and never beyond; Java's own may try for minutes.
 */
public final class LinearExpression {
    /** How RE2 words its refusal of what other engines have and it cannot have. */
    private static final List<String> UNSUPPORTED =
            List.of("invalid escape", "unsupported Perl syntax", "invalid nested repetition", "invalid named capture");

    private LinearExpression() {}

    /**
     * @param flags of {@link Pattern}, 0 for none
     * @throws InvalidExpression when it cannot be run
     */
    public static Pattern compile(String expression, int flags) throws InvalidExpression {
        if (ExpressionSize.isTooLarge(expression)) {
            throw new InvalidExpression(
                    "it becomes too large: repetitions of repetitions multiply, and groups in groups do not end;"
                            + " at most " + ExpressionSize.MOST_STEPS + " steps");
        }
        try {
            return Pattern.compile(expression, flags);
        } catch (PatternSyntaxException e) {
            throw new InvalidExpression(reason(e));
        }
    }

    private static String reason(PatternSyntaxException e) {
        String found = e.getDescription() + " in " + e.getPattern();
        return UNSUPPORTED.stream().anyMatch(e.getDescription()::contains)
                ? found + "; back-references, look-around, atomic groups and possessive repetition are not supported,"
                        + " because one text could keep them busy for minutes: write several conditions instead"
                : found;
    }
}
