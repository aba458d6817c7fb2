package io.vigil.rules.sigma;

import com.google.re2j.Pattern;
import io.vigil.rules.condition.InvalidExpression;
import io.vigil.rules.condition.LinearExpression;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in Sigma's flavour, which is PCRE, for RE2. They differ in two ways that matter: PCRE's {@code $} also stands before a line break
 * that ends the text, and inside a character class PCRE reads {@code [} as itself.
 */
final class PortableExpression {
    private PortableExpression() {}

    /**
     * @param affix {@code startswith} or {@code endswith}, which bind the expression to that end of the text; else it is found anywhere
     * @param flags of {@link Pattern}
     * @throws InvalidExpression for what cannot be run
     */
    static Pattern compile(String written, @Nullable String affix, int flags) throws InvalidExpression {
        String expression = translate(written, (flags & Pattern.MULTILINE) != 0);
        if ("startswith".equals(affix)) {
            expression = "\\A(?:" + expression + ")";
        } else if ("endswith".equals(affix)) {
            expression = "(?:" + expression + ")\\z";
        }
        return LinearExpression.compile(expression, flags);
    }

    private static String translate(String written, boolean multiline) throws InvalidExpression {
        var text = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            char letter = written.charAt(at);
            if (letter == '[') {
                at = copyClass(written, at, text);
            } else if (letter == '$' && !multiline) {
                text.append("(?:\\n?\\z)");
                at++;
            } else {
                int end = Math.min(written.length(), at + (letter == '\\' ? 2 : 1));
                text.append(written, at, end);
                at = end;
            }
        }
        return text.toString();
    }

    /** Copies the class that begins here; the offset behind it. */
    private static int copyClass(String written, int from, StringBuilder text) throws InvalidExpression {
        int at = from + (written.startsWith("[^", from) ? 2 : 1);
        text.append(written, from, at);
        if (written.startsWith("]", at)) {
            text.append("\\]"); // the first one closes nothing
            at++;
        }
        while (at < written.length() && written.charAt(at) != ']') {
            if (written.startsWith("[:", at)) {
                throw new InvalidExpression("a class such as [:digit:] is not in Sigma's flavour");
            }
            at = copyMember(written, at, text);
        }
        text.append(written, at, Math.min(written.length(), at + 1));
        return at + 1;
    }

    private static int copyMember(String written, int at, StringBuilder text) {
        char letter = written.charAt(at);
        if (letter == '[' || letter == '&') {
            text.append('\\');
        }
        int end = Math.min(written.length(), at + (letter == '\\' ? 2 : 1));
        text.append(written, at, end);
        return end;
    }
}
