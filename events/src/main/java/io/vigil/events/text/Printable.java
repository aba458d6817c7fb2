package io.vigil.events.text;

/**
 * Text for a terminal or a line of a log. Attackers choose names that end up there: a line break forges a row, an escape sequence clears the
 * screen, a bidirectional control shows a name backwards. All that is not visible is written as JSON escapes it, {@code \u001b}, so that a
 * JSON document stays the same document.
 */
public final class Printable {
    private Printable() {}

    /** The text in one line; the same object when there is nothing to escape. */
    public static String of(String text) {
        int at = 0;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return at == text.length() ? text : escaped(text, at);
    }

    /** What most texts are made of. */
    private static boolean isPlain(char letter) {
        return letter >= ' ' && letter < 0x7f;
    }

    private static String escaped(String text, int plain) {
        var printable = new StringBuilder(text.length() + 16).append(text, 0, plain);
        int at = plain;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int end = at + Character.charCount(point);
            if (isVisible(point)) {
                printable.append(text, at, end);
            } else {
                appendEscape(printable, text, at, end);
            }
            at = end;
        }
        return printable.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static void appendEscape(StringBuilder printable, String text, int from, int to) {
        for (int at = from; at < to; at++) {
            String digits = Integer.toHexString(0x10000 | text.charAt(at));
            printable.append("\\u").append(digits, 1, digits.length());
        }
    }
}
