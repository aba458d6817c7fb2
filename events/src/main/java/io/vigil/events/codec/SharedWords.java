package io.vigil.events.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The latest words that were read, each once: millions of records that wait or are remembered name the same few hundred detections, regions and APIs.
 * Threads share them without locks; the worst that can happen is that two have an object each.
 */
final class SharedWords {
    /** A power of two. */
    private static final int PLACES = 1 << 12;
    /** As long as descriptions of detections; what is longer is seldom the same twice. */
    private static final int LONGEST = 512;
    /** So many letters at either end distinguish long words. */
    private static final int END = 16;

    private static final @Nullable String[] LATEST = new String[PLACES];

    private SharedWords() {}

    /** @param bytes begin with so many of UTF-8 */
    static String of(byte[] bytes, int length) {
        if (length > LONGEST) {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
        int hash = hash(bytes, length);
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = LATEST[place];
        if (known != null && isOf(known, bytes, length)) {
            return known;
        }
        var word = new String(bytes, 0, length, StandardCharsets.UTF_8);
        LATEST[place] = word;
        return word;
    }

    private static int hash(byte[] bytes, int length) {
        int hash = length;
        for (int at = 0; at < Math.min(length, END); at++) {
            hash = 31 * hash + bytes[at];
        }
        for (int at = Math.max(END, length - END); at < length; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash;
    }

    /** A word with other letters than those of ASCII has more bytes than characters, and is never found: it is made anew. */
    private static boolean isOf(String word, byte[] bytes, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (word.charAt(at) != bytes[at]) {
                return false;
            }
        }
        return true;
    }
}
