package io.vigil.intel.lists;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Domain names in the one form that they are compared in: lower case, punycode, no dot at the end. */
final class DomainName {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private DomainName() {}

    /** The name in its normal form; null when the text is no name of at least two labels (underscores are names, too: RFC 2181 §11). */
    static @Nullable String normal(String text) {
        String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String ascii = isAscii(plain) ? lower(plain) : punycode(plain);
        return ascii != null && isName(ascii) ? ascii : null;
    }

    /** The same text when it is in lower case already, which it nearly always is. */
    static String lower(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }

    static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String punycode(String text) {
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notInternational) {
            return null; // a label too long or empty: no name
        }
    }

    private static boolean isName(String text) {
        int labels = 0;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && text.charAt(at) != '.') {
                if (!isLetter(text.charAt(at))) {
                    return false;
                }
                continue;
            }
            if (at == start || at - start > LONGEST_LABEL) {
                return false;
            }
            labels++;
            start = at + 1;
        }
        return labels > 1 && text.length() <= LONGEST && endsInLetters(text);
    }

    /** A last label of nothing but digits is an address that somebody mistyped. */
    private static boolean endsInLetters(String text) {
        int at = text.length() - 1;
        while (Character.isDigit(text.charAt(at))) {
            at--;
        }
        return text.charAt(at) != '.';
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '-' || letter == '_';
    }
}
