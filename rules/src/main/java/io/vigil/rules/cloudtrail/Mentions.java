package io.vigil.rules.cloudtrail;

import io.vigil.events.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether unread JSON may hold one of some words, in any case: a fraction of what it costs to read it as a tree, and most calls hold none. */
final class Mentions {
    /** Makes a letter of ASCII small; digits and signs that stand in names stay different from each other. */
    private static final int SMALL = 0x20;

    private static final int BYTES = 256;

    private final byte[][] words;
    /** By byte: whether a word begins with it, or it begins an escape. Most bytes do not, and are passed with one look. */
    private final boolean[] telling = new boolean[BYTES];
    /** The words, each among those as long as it. */
    private final byte[][][] byLength;

    /** @param words of ASCII, whose letters count as small ones */
    Mentions(String... words) {
        this.words = Stream.of(words).map(Mentions::small).toArray(byte[][]::new);
        for (byte[] word : this.words) {
            telling[word[0]] = true;
            telling[word[0] & ~SMALL] = true;
        }
        telling['\\'] = true;
        int longest = Stream.of(words).mapToInt(String::length).max().orElse(0);
        this.byLength = IntStream.rangeClosed(0, longest)
                .mapToObj(length -> Stream.of(this.words)
                        .filter(word -> word.length == length)
                        .toArray(byte[][]::new))
                .toArray(byte[][][]::new);
    }

    private static byte[] small(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        for (int letter = 0; letter < bytes.length; letter++) {
            bytes[letter] |= SMALL;
        }
        return bytes;
    }

    /** True, too, of JSON with escapes, which may be any letter. */
    boolean mayBeIn(@Nullable RawJson json) {
        if (json == null) {
            return false;
        }
        byte[] bytes = json.bytes();
        for (int at = json.from(); at < json.to(); at++) {
            if (telling[bytes[at] & BYTES - 1] && (bytes[at] == '\\' || beginsAt(bytes, at, json.to()))) {
                return true;
            }
        }
        return false;
    }

    /** Likewise, as the whole name of a member, or whatever else stands between two quotes. */
    boolean mayNameIn(@Nullable RawJson json) {
        if (json == null) {
            return false;
        }
        byte[] bytes = json.bytes();
        int behindQuote = json.to();
        for (int at = json.from(); at < json.to(); at++) {
            if (bytes[at] == '\\') {
                return true;
            }
            if (bytes[at] == '"') {
                if (isWord(bytes, behindQuote, at)) {
                    return true;
                }
                behindQuote = at + 1;
            }
        }
        return false;
    }

    private boolean isWord(byte[] bytes, int from, int end) {
        int length = end - from;
        if (length < 0 || length >= byLength.length) {
            return false;
        }
        for (byte[] word : byLength[length]) {
            if (isAt(word, bytes, from, end)) {
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
