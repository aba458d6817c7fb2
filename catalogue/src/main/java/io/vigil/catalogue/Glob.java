package io.vigil.catalogue;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text with wildcards: {@code *} is any run of characters, {@code ?} any one.
 *
 * @param text as it was written
 */
public record Glob(String text, Pattern pattern) implements Serializable {
    public static Glob of(String text) {
        var form = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            form.append(
                    switch (letter) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(Character.toString(letter));
                    });
        }
        return new Glob(text, Pattern.compile(form.toString(), Pattern.DOTALL));
    }

    public boolean matches(@Nullable String other) {
        return other != null && pattern.matcher(other).matches();
    }
}
