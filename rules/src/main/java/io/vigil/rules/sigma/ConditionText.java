package io.vigil.rules.sigma;

import io.vigil.rules.sigma.Expression.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition such as {@code selection and not 1 of filter_*}. From the loosest binding to the tightest: {@code or}, {@code and},
 * {@code not}, {@code 1 of}, parentheses. What is wrong becomes one problem, and the condition then never holds.
 */
final class ConditionText {
    private static final Pattern TOKEN = Pattern.compile("[()|]|[\\w*-]+|\\S");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "of", "them");
    private static final int DEEPEST = 64;

    private final String written;
    private final Searches searches;
    private final SourceLocation spot;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    ConditionText(String written, Searches searches, SourceLocation spot) {
        this.written = written;
        this.searches = searches;
        this.spot = spot;
        Matcher token = TOKEN.matcher(written);
        while (token.find()) {
            tokens.add(token.group());
        }
    }

    Expression read() {
        Expression read = anyOf();
        if (read == null) {
            return Constant.NEVER;
        }
        if (next < tokens.size()) {
            refuse();
        }
        return read;
    }

    private @Nullable Expression anyOf() {
        List<Expression> parts = new ArrayList<>();
        do {
            Expression part = allOf();
            if (part == null) {
                return null;
            }
            parts.add(part);
        } while (takes("or"));
        return Expression.any(parts);
    }

    private @Nullable Expression allOf() {
        List<Expression> parts = new ArrayList<>();
        do {
            Expression part = maybeNot();
            if (part == null) {
                return null;
            }
            parts.add(part);
        } while (takes("and"));
        return Expression.all(parts);
    }

    private @Nullable Expression maybeNot() {
        boolean negated = false;
        while (takes("not")) {
            negated = !negated;
        }
        Expression one = one();
        return one == null || !negated ? one : one.negated();
    }

    private @Nullable Expression one() {
        if (takes("(")) {
            return inParentheses();
        }
        String token = next < tokens.size() ? tokens.get(next) : "";
        if (next + 1 < tokens.size() && isWord(tokens.get(next + 1), "of")) {
            return someOf(token);
        }
        boolean isName = token.matches("[\\w-]+") && !WORDS.contains(token.toLowerCase(Locale.ROOT));
        if (!isName) {
            return refuse();
        }
        next++;
        return searches.named(token, spot);
    }

    private @Nullable Expression inParentheses() {
        depth++;
        Expression inner = depth > DEEPEST ? refuse() : anyOf();
        depth--;
        return inner == null || takes(")") ? inner : refuse();
    }

    /** {@code 1 of} or {@code all of} what follows; {@code any of} is written, too. */
    private @Nullable Expression someOf(String number) {
        boolean all = isWord(number, "all");
        boolean one = number.equals("1") || isWord(number, "any");
        if (!all && !one) {
            spot.refuse(written, "expected 1 of or all of; no other number is in the specification");
            return null;
        }
        next += 2;
        String pattern = next < tokens.size() ? tokens.get(next) : "";
        if (!pattern.matches("[\\w*-]+")) {
            return refuse();
        }
        next++;
        List<Expression> meant = searches.meant(isWord(pattern, "them") ? "them" : pattern, spot);
        if (meant.isEmpty()) {
            return null;
        }
        return all ? Expression.all(meant) : Expression.any(meant);
    }

    private boolean takes(String word) {
        boolean there = next < tokens.size() && isWord(tokens.get(next), word);
        next += there ? 1 : 0;
        return there;
    }

    private static boolean isWord(String token, String word) {
        return token.equalsIgnoreCase(word);
    }

    private @Nullable Expression refuse() {
        if (next < tokens.size() && tokens.get(next).equals("|")) {
            spot.refuse(written, "counting belongs to correlation rules, which are not read");
        } else {
            String found = next < tokens.size() ? "found " + tokens.get(next) : "it ends";
            spot.refuse(
                    written, "expected names of searches with and, or, not, 1 of, all of and parentheses; " + found);
        }
        return null;
    }
}
