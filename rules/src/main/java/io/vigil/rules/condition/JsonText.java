package io.vigil.rules.condition;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON that stands as a text in other JSON: policy documents in the parameters of most services, parameters in exports of Athena and of
 * CloudTrail Lake, and, percent-encoded, the documents that IAM gives back.
 */
public final class JsonText {
    private static final int SHORTEST = 2;

    private JsonText() {}

    /** The object or list that the text seems to hold; null when it begins like neither. */
    public static @Nullable String in(String text) {
        int from = 0;
        while (from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        if (text.length() - from < SHORTEST) {
            return null;
        }
        return switch (text.charAt(from)) {
            case '{', '[' -> text;
            case '%' -> decoded(text.substring(from));
            default -> null;
        };
    }

    private static @Nullable String decoded(String text) {
        if (!text.regionMatches(true, 0, "%7B", 0, 3) && !text.regionMatches(true, 0, "%5B", 0, 3)) {
            return null;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null; // percent signs of another kind
        }
    }
}
