package io.vigil.rules.cloudtrail;

import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.text.PlainBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether unread JSON may hold one of some words, in any case: a fraction of what it costs to read it as a tree, and most calls hold none. */
final class Mentions {
    /** Makes a letter of ASCII small; digits and signs that stand in names stay different from each other. */
    private static final int SMALL = 0x20;

    private static final int BYTES = 256;

    private final byte[][] words;
    /** By byte: the words that begin with it, a bit for each (some share one), and all of them for what begins an escape. */
    private final long[] first = new long[BYTES];
    /** Likewise by the byte behind it, which nearly always rules out those that the first allows. */
    private final long[] second = new long[BYTES];
    /** The words, each among those as long as it. */
    private final byte[][][] byLength;

    /** @param words of ASCII, whose letters count as small ones */
    Mentions(String... words) {
        this.words = Stream.of(words).map(Mentions::small).toArray(byte[][]::new);
        for (int word = 0; word < words.length; word++) {
            note(this.words[word], 1L << word);
        }
        first['\\'] = -1;
        int longest = Stream.of(words).mapToInt(String::length).max().orElse(0);
        this.byLength = IntStream.rangeClosed(0, longest)
                .mapToObj(length -> Stream.of(this.words)
                        .filter(word -> word.length == length)
                        .toArray(byte[][]::new))
                .toArray(byte[][][]::new);
    }

    private void note(byte[] word, long bit) {
        first[word[0]] |= bit;
        first[word[0] & ~SMALL] |= bit;
        if (word.length == 1) {
            Arrays.setAll(second, next -> second[next] | bit);
        } else {
            second[word[1]] |= bit;
            second[word[1] & ~SMALL] |= bit;
        }
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
            long begun = first[bytes[at] & BYTES - 1];
            if (begun != 0 && (bytes[at] == '\\' || goesOn(begun, bytes, at, json.to()))) {
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
        int end = json.to();
        for (int at = PlainBytes.end(bytes, json.from(), end); at < end; at = PlainBytes.end(bytes, at + 1, end)) {
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

    private boolean goesOn(long begun, byte[] bytes, int from, int end) {
        int next = from + 1 < end ? bytes[from + 1] & BYTES - 1 : 0;
        return (begun & second[next]) != 0 && beginsAt(bytes, from, end);
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
