package io.vigil.events.text;

/**
 * Text that every encoding can write. JSON lets an attacker write half a character, {@code \ud800}, as a name; encoders refuse it, and so do
 * databases.
 */
public final class WholeCharacters {
    private static final char REPLACEMENT = '\ufffd';

    private WholeCharacters() {}

    /** The text with each half of a character replaced by U+FFFD; the same object when there is none. */
    public static String of(String text) {
        int at = half(text, 0);
        if (at == text.length()) {
            return text;
        }
        var whole = new StringBuilder(text);
        while (at < text.length()) {
            whole.setCharAt(at, REPLACEMENT);
            at = half(text, at + 1);
        }
        return whole.toString();
    }

    /** Offset of the first half character at or behind {@code from}; the length of the text when there is none. */
    private static int half(String text, int from) {
        int length = text.length();
        for (int at = from; at < length; at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!isWhole(text, at)) {
                    return at;
                }
                at++;
            }
        }
        return length;
    }

    private static boolean isWhole(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
