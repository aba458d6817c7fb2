package io.vigil.events.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The latest words that were read, each once: millions of records that wait or are remembered name the same few hundred detections, regions and APIs.
 * Threads share them without locks; the worst that can happen is that two have an object each.
 */
final class SharedWords {
    /** A power of two. */
    private static final int PLACES = 1 << 12;
    /** What is longer is seldom the same twice. */
    private static final int LONGEST = 160;

    private static final @Nullable String[] LATEST = new String[PLACES];

    private SharedWords() {}

    /** @param bytes UTF-8 */
    static String of(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        int hash = Arrays.hashCode(bytes);
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = LATEST[place];
        if (known != null && isOf(known, bytes)) {
            return known;
        }
        var word = new String(bytes, StandardCharsets.UTF_8);
        LATEST[place] = word;
        return word;
    }

    /** A word with other letters than those of ASCII has more bytes than characters, and is never found: it is made anew. */
    private static boolean isOf(String word, byte[] bytes) {
        if (word.length() != bytes.length) {
            return false;
        }
        for (int at = 0; at < bytes.length; at++) {
            if (word.charAt(at) != bytes[at]) {
                return false;
            }
        }
        return true;
    }
}
