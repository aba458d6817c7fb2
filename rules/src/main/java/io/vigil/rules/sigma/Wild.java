package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.RawJson;
import io.vigil.rules.condition.ValueTest;

/**
 * A text with wildcards: {@code *} any run of characters, {@code ?} exactly one. A backslash makes a wildcard or a backslash that follows
 * plain; before anything else it is itself (Sigma rules specification, section escaping).
 *
 * @param letters the text; wildcards are two of the code points that Unicode keeps for such a use and no text may hold
 */
record Wild(String letters) {
    private static final char RUN = '\uFDD0';
    private static final char ONE = '\uFDD1';

    static Wild of(String written) {
        var letters = new StringBuilder();
        for (int at = 0; at < written.length(); at++) {
            char letter = written.charAt(at);
            boolean escape = letter == '\\' && at + 1 < written.length() && "*?\\".indexOf(written.charAt(at + 1)) >= 0;
            if (escape) {
                at++;
            }
            letters.append(escape ? written.charAt(at) : special(letter));
        }
        return new Wild(letters.toString());
    }

    private static char special(char letter) {
        return switch (letter) {
            case '*' -> RUN;
            case '?' -> ONE;
            default -> letter;
        };
    }

    boolean isPlain() {
        return letters.indexOf(RUN) < 0 && letters.indexOf(ONE) < 0;
    }

    Wild withRunBefore() {
        return new Wild(RUN + letters);
    }

    Wild withRunBehind() {
        return new Wild(letters + RUN);
    }

    /** Whether a whole text is of this form. */
    Whole whole(boolean cased) {
        return new Whole(cased ? letters : fold(letters), cased);
    }

    /** @param form folded unless {@code cased} */
    record Whole(String form, boolean cased) implements ValueTest {
        /** The wildcard that was met last takes one character more each time that what follows it does not fit. */
        @Override
        public boolean text(String text) {
            int at = 0;
            int in = 0;
            int run = -1;
            int taken = 0;
            while (at < text.length()) {
                char expected = in < form.length() ? form.charAt(in) : 0;
                if (in < form.length() && expected == RUN) {
                    run = in++;
                    taken = at;
                } else if (in < form.length() && (expected == ONE || expected == letter(text, at))) {
                    at++;
                    in++;
                } else if (run < 0) {
                    return false;
                } else {
                    at = ++taken;
                    in = run + 1;
                }
            }
            return onlyRunsFrom(in);
        }

        private boolean onlyRunsFrom(int from) {
            int at = from;
            while (at < form.length() && form.charAt(at) == RUN) {
                at++;
            }
            return at == form.length();
        }

        private char letter(String text, int at) {
            return cased ? text.charAt(at) : fold(text.charAt(at));
        }

        @Override
        public boolean object(RawJson json) {
            return LooseText.any(json, this::text);
        }
    }

    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            folded.append(fold(text.charAt(at)));
        }
        return folded.toString();
    }

    /** As {@link String#equalsIgnoreCase} compares. */
    private static char fold(char letter) {
        if (letter < 0x80) {
            return letter >= 'A' && letter <= 'Z' ? (char) (letter + 'a' - 'A') : letter;
        }
        return Character.toLowerCase(Character.toUpperCase(letter));
    }
}
