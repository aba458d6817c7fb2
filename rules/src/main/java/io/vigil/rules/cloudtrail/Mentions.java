package io.vigil.rules.cloudtrail;

import io.vigil.events.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether unread JSON may hold one of some words, in any case: a fraction of what it costs to read it as a tree, and most calls hold none. */
final class Mentions {
    /** Makes a letter of ASCII small. */
    private static final int SMALL = 0x20;

    private final byte[][] words;

    /** @param words of small letters of ASCII */
    Mentions(String... words) {
        this.words = Stream.of(words)
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** True, too, of JSON with escapes, which may be any letter. */
    boolean mayBeIn(@Nullable RawJson json) {
        if (json == null) {
            return false;
        }
        byte[] bytes = json.bytes();
        for (int at = json.from(); at < json.to(); at++) {
            if (bytes[at] == '\\' || beginsAt(bytes, at, json.to())) {
                return true;
            }
        }
        return false;
    }

    /** Likewise, as the whole name of a member. */
    boolean mayNameIn(@Nullable RawJson json) {
        if (json == null) {
            return false;
        }
        byte[] bytes = json.bytes();
        for (int at = json.from(); at < json.to() - 1; at++) {
            if (bytes[at] == '\\' || bytes[at] == '"' && isNamedAt(bytes, at + 1, json.to())) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamedAt(byte[] bytes, int from, int end) {
        for (byte[] word : words) {
            int quote = from + word.length;
            if (quote < end && bytes[quote] == '"' && isAt(word, bytes, from, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsAt(byte[] bytes, int from, int end) {
        for (byte[] word : words) {
            if (isAt(word, bytes, from, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] word, byte[] bytes, int from, int end) {
        if (end - from < word.length) {
            return false;
        }
        for (int letter = 0; letter < word.length; letter++) {
            if ((bytes[from + letter] | SMALL) != word[letter]) {
                return false;
            }
        }
        return true;
    }
}
