package io.vigil.rules.sigma;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in Sigma's flavour, which is PCRE, for Java's engine. The two differ inside character classes: there PCRE reads
 * {@code [} and {@code &&} as themselves.
 */
final class PortableExpression {
    private PortableExpression() {}

    /**
     * @param affix {@code startswith} or {@code endswith}, which bind the expression to that end of the text; else it is found anywhere
     * @throws PatternSyntaxException for what Java does not understand
     */
    static Pattern compile(String written, @Nullable String affix, int flags) {
        String expression = withPlainClasses(written);
        if ("startswith".equals(affix)) {
            expression = "\\A(?:" + expression + ")";
        } else if ("endswith".equals(affix)) {
            expression = "(?:" + expression + ")\\z";
        }
        return Pattern.compile(expression, flags);
    }

    private static String withPlainClasses(String written) {
        var text = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            char letter = written.charAt(at);
            if (letter == '[') {
                at = copyClass(written, at, text);
            } else {
                int end = Math.min(written.length(), at + (letter == '\\' ? 2 : 1));
                text.append(written, at, end);
                at = end;
            }
        }
        return text.toString();
    }

    /** Copies the class that begins here; the offset behind it. */
    private static int copyClass(String written, int from, StringBuilder text) {
        int at = from + (written.startsWith("[^", from) ? 2 : 1);
        text.append(written, from, at);
        if (written.startsWith("]", at)) {
            text.append("\\]"); // the first one closes nothing
            at++;
        }
        while (at < written.length() && written.charAt(at) != ']') {
            if (written.startsWith("[:", at)) {
                throw new PatternSyntaxException("a class such as [:digit:] is not in Sigma's flavour", written, at);
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
