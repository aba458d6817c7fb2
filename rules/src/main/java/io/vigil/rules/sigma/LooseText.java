package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.RawJson;
import java.util.function.Predicate;

/**
 * JSON as a text to search in. Rules are written against what people see: sometimes the record as it is logged, sometimes with the policy in
 * it readable, so a search may find either.
 */
final class LooseText {
    private static final int HEX = 16;
    private static final int CODE = 4;

    private LooseText() {}

    /** Whether the text passes as it is logged, or with its escapes taken out. */
    static boolean any(RawJson json, Predicate<String> test) {
        String logged = json.toString();
        return test.test(logged) || logged.indexOf('\\') >= 0 && test.test(unescaped(logged));
    }

    static String unescaped(String json) {
        var text = new StringBuilder(json.length());
        int at = 0;
        while (at < json.length()) {
            boolean escape = json.charAt(at) == '\\' && at + 1 < json.length();
            at += escape ? escaped(json, at + 1, text) : plain(json, at, text);
        }
        return text.toString();
    }

    /** Both return how many characters of the JSON they have read. */
    private static int plain(String json, int at, StringBuilder text) {
        text.append(json.charAt(at));
        return 1;
    }

    private static int escaped(String json, int at, StringBuilder text) {
        if (json.charAt(at) == 'u' && at + CODE < json.length()) {
            text.append(unit(json, at + 1));
            return 2 + CODE;
        }
        text.append(meant(json.charAt(at)));
        return 2;
    }

    /** The record has been read as JSON before, so these are hexadecimal digits. */
    private static char unit(String json, int from) {
        return (char) Integer.parseInt(json, from, from + CODE, HEX);
    }

    private static char meant(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escape;
        };
    }
}
