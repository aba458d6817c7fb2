package io.vigil.catalogue;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Text with wildcards: {@code *} is any run of characters, {@code ?} any one. Matching takes at most as many steps as the two texts are long,
 * multiplied: attackers choose one of them, of policies even both.
 *
 * @param text as it was written
 */
public record Glob(String text) implements Serializable {
    private static final long serialVersionUID = 1;

    public static Glob of(String text) {
        return new Glob(text);
    }

    public boolean matches(@Nullable String other) {
        return other != null && fits(other);
    }

    /** The run that was met last takes one character more each time that what follows it does not fit. */
    private boolean fits(String other) {
        int at = 0;
        int in = 0;
        int run = -1;
        int taken = 0;
        while (at < other.length()) {
            int expected = in < text.length() ? text.charAt(in) : -1;
            if (expected == '*') {
                run = in++;
                taken = at;
            } else if (expected == '?') {
                at = other.offsetByCodePoints(at, 1);
                in++;
            } else if (expected == other.charAt(at)) {
                at++;
                in++;
            } else if (run >= 0) {
                taken = other.offsetByCodePoints(taken, 1);
                at = taken;
                in = run + 1;
            } else {
                return false;
            }
        }
        return onlyRunsFrom(in);
    }

    private boolean onlyRunsFrom(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }
}
